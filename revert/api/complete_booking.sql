-- Revert holdfast:api/complete_booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.complete_booking(text, timestamptz, integer);

commit;
