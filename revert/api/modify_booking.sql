-- Revert holdfast:api/modify_booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.modify_booking(
  text, date, time, integer, text, text, text, text, text, text, text, integer, integer, text, text, text
);

commit;
