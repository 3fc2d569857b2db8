-- Revert holdfast:core/resolve_shifted_time from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.resolve_shifted_time(timestamp, text, integer);

commit;
