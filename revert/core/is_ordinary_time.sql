-- Revert holdfast:core/is_ordinary_time from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.is_ordinary_time(timestamp, text);

commit;
