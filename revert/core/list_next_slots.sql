-- Revert holdfast:core/list_next_slots from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_next_slots(core.visit_request, bigint, bigint, boolean, timestamptz);

commit;
