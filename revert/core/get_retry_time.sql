-- Revert holdfast:core/get_retry_time from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.get_retry_time(core.venue, core.booking, timestamptz);

commit;
