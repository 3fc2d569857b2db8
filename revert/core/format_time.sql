-- Revert holdfast:core/format_time from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.format_time(interval);

commit;
