-- Revert holdfast:api/reopen_booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.reopen_booking(text, integer);

commit;
