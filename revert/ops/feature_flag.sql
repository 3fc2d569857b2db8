-- Revert holdfast:ops/feature_flag from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop view ops.feature_flag;

commit;
