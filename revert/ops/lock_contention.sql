-- Revert holdfast:ops/lock_contention from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop view ops.lock_contention;

commit;
