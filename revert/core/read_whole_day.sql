-- Revert holdfast:core/read_whole_day from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.read_whole_day(core.venue, core.day_frame, date, timestamptz);

commit;
