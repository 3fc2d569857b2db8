create or replace function core.is_known_refusal(p_booking core.booking, p_depth integer, p_at timestamptz)
returns boolean
language plpgsql
stable
as $$
begin
  return exists (
    select from core.refused_search as r
    where r.venue_id = p_booking.venue_id
      and r.service_date = p_booking.service_date
      and r.occupied = p_booking.occupied
      and r.party_size = p_booking.party_size
      and r.seating_preference = p_booking.seating_preference
      and r.depth >= p_depth
      and r.valid_until > p_at
  );
end
$$;

comment on function core.is_known_refusal(core.booking, integer, timestamptz) is
  'Was room for the same wish searched as deep before, and nothing freed since?';

revoke execute on function core.is_known_refusal(core.booking, integer, timestamptz) from public;
