-- Revert holdfast:api/request_booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.request_booking(
  text, date, time, integer, text, text, text, text, text, text, boolean, text, text, text, integer, text, text
);

commit;
