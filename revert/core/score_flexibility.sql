-- Revert holdfast:core/score_flexibility from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.score_flexibility(core.plan_features);

commit;
