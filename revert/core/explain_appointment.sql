-- Revert holdfast:core/explain_appointment from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.explain_appointment(core.venue, core.visit_request, boolean, timestamptz);

commit;
