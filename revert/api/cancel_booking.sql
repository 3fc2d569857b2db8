-- Revert holdfast:api/cancel_booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.cancel_booking(text, integer, text, text, text);

commit;
