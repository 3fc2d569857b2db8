-- Revert holdfast:core/list_free_starts from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_free_starts(core.venue, date, integer, bigint, text, bigint, boolean, timestamptz);

commit;
