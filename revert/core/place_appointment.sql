-- Revert holdfast:core/place_appointment from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.place_appointment(core.venue, core.visit_request, text, text, timestamptz, timestamptz);

commit;
