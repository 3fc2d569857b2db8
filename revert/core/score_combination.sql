-- Revert holdfast:core/score_combination from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.score_combination(core.plan_features);

commit;
