-- Revert holdfast:ops/attempt_result from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop view ops.attempt_result;

commit;
