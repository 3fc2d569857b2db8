-- Revert holdfast:ops/check_waiting from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function ops.check_waiting();

commit;
