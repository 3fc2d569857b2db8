-- Revert holdfast:core/list_movable from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_movable(core.venue, date, timestamptz);

commit;
