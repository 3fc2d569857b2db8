-- Revert holdfast:types/plan_features from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop type core.plan_features;

commit;
