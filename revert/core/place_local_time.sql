-- Revert holdfast:core/place_local_time from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.place_local_time(timestamp, text);

commit;
