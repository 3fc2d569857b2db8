-- Revert holdfast:core/check_time from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.check_time(core.venue, timestamp, timestamptz, boolean, timestamptz);

commit;
