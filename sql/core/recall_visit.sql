create or replace function core.recall_visit(p_booking core.booking)
returns core.visit_request
language sql
stable
as $$
  select (
    p_booking.venue_id, p_booking.service_id, p_booking.service_date, p_booking.starts_local, p_booking.during,
    p_booking.occupied, p_booking.party_size, p_booking.seating_preference, p_booking.zone_wish_id, v.hold_length, v.slug,
    v.name, v.timezone, s.code, p_booking.therapist_wish_id, v.is_pipelined
  )::core.visit_request
  from core.venue as v
  inner join core.service as s on s.service_id = p_booking.service_id
  where v.venue_id = p_booking.venue_id;
$$;

comment on function core.recall_visit(core.booking) is 'The wish that a booking was made from.';

revoke execute on function core.recall_visit(core.booking) from public;
