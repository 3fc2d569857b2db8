-- Revert holdfast:ops/confirmation_time from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop view ops.confirmation_time;

commit;
