-- Revert holdfast:ops/recheck_local_times from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function ops.recheck_local_times();

commit;
