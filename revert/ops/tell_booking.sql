-- Revert holdfast:ops/tell_booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function ops.tell_booking(text);

commit;
