-- Revert holdfast:core/list_slots from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_slots(core.venue, date, date, bigint, integer, bigint, bigint, boolean, timestamptz);

commit;
