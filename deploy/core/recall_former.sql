-- Deploy holdfast:core/recall_former to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.recall_former(p_booking core.booking, p_visit core.visit_request)
returns core.booking
language plpgsql
immutable
as $$
begin
  p_booking.service_id := p_visit.service_id;
  p_booking.service_date := p_visit.service_date;
  p_booking.starts_local := p_visit.starts_local;
  p_booking.during := p_visit.during;
  p_booking.occupied := p_visit.occupied;
  p_booking.party_size := p_visit.party_size;
  p_booking.seating_preference := p_visit.seating_preference;
  p_booking.zone_wish_id := p_visit.zone_wish_id;
  p_booking.therapist_wish_id := p_visit.therapist_wish_id;
  return p_booking;
end
$$;

comment on function core.recall_former(core.booking, core.visit_request) is 'A booking with the visit that it had before.';

revoke execute on function core.recall_former(core.booking, core.visit_request) from public;

commit;
