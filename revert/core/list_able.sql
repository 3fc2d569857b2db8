-- Revert holdfast:core/list_able from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_able(core.venue, date, date, bigint, bigint, timestamptz);

commit;
