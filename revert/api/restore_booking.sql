-- Revert holdfast:api/restore_booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.restore_booking(text, integer, text);

commit;
