-- Revert holdfast:core/list_free_times from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_free_times(core.venue, date, date, bigint, bigint, timestamptz);

commit;
