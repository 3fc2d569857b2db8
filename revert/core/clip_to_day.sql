-- Revert holdfast:core/clip_to_day from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.clip_to_day(core.venue, date, timestamp, timestamp);

commit;
