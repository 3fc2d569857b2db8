-- Revert holdfast:api/assign_booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.assign_booking(text);

commit;
