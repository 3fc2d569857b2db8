-- Revert holdfast:core/find_time_fault from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_time_fault(
  timestamp, timestamptz, date, text, interval, interval, interval, integer, boolean, timestamptz
);

commit;
