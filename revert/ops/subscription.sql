-- Revert holdfast:ops/subscription from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop view ops.subscription;

commit;
