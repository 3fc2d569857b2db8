-- Revert holdfast:core/score_optimal_fit from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.score_optimal_fit(core.plan_features);

commit;
