-- Revert holdfast:api/import_booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.import_booking(
  text, date, time, integer, text, text, text, text, text, text, text, text, text[], timestamptz, integer
);

commit;
