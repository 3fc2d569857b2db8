-- Revert holdfast:core/explain_seatings from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.explain_seatings(core.venue, core.visit_request, timestamptz);

commit;
