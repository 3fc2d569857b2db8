-- Revert holdfast:core/refuse_time from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.refuse_time(text, core.venue, timestamp, timestamptz, timestamptz);

commit;
