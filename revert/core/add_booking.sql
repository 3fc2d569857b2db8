-- Revert holdfast:core/add_booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.add_booking(core.visit_request, text[], bigint, text, timestamptz, text, timestamptz);

commit;
