-- Revert holdfast:api/decline_booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.decline_booking(text, text, integer, text);

commit;
