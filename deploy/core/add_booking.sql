-- Deploy holdfast:core/add_booking to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.add_booking(
  p_visit core.visit_request,
  p_state_path text[],
  p_customer_id bigint,
  p_notes text,
  p_hold_expires_at timestamptz,
  p_source text,
  p_at timestamptz
)
returns core.booking
language plpgsql
volatile
as $$
declare
  v_written record;
begin
  insert into core.booking as b (
    reference, venue_id, service_id, customer_id, service_date, starts_local, during, occupied, party_size,
    seating_preference, zone_wish_id, therapist_wish_id, is_pinned, notes, state, state_path, state_version, state_actor,
    hold_expires_at, source, request_id, created_at
  )
  values (
    core.make_reference(), core.share_venue(p_visit.venue_id), p_visit.service_id, p_customer_id, p_visit.service_date,
    p_visit.starts_local, p_visit.during, p_visit.occupied, p_visit.party_size, p_visit.seating_preference,
    p_visit.zone_wish_id, p_visit.therapist_wish_id, p_visit.therapist_wish_id is not null, p_notes,
    p_state_path[cardinality(p_state_path)], p_state_path, 0, core.name_actor(), p_hold_expires_at, p_source,
    nullif(current_setting('holdfast.request_id', true), ''), p_at
  )
  -- The row as one value: taken apart into columns, each would be prepared by itself.
  returning b as booking into v_written;
  return v_written.booking;
end
$$;

comment on function core.add_booking(core.visit_request, text[], bigint, text, timestamptz, text, timestamptz) is
  'Writes a checked wish as a booking that has passed these states.';

revoke execute on function
  core.add_booking(core.visit_request, text[], bigint, text, timestamptz, text, timestamptz) from public;

commit;
