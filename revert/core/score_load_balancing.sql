-- Revert holdfast:core/score_load_balancing from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.score_load_balancing(core.plan_features);

commit;
