create or replace function core.offer_times(
  p_venue core.venue,
  p_frame core.day_frame,
  p_booking core.booking,
  p_at timestamptz
)
returns jsonb
language plpgsql
volatile
as $$
declare
  v_last_claim_id bigint;
  v_offers jsonb;
begin
  select max(c.claim_id) into v_last_claim_id
  from core.claim as c
  where c.venue_id = p_booking.venue_id and c.service_date = p_booking.service_date;
  select r.alternatives into v_offers
  from core.refused_search as r
  where r.venue_id = p_booking.venue_id
    and r.service_date = p_booking.service_date
    and r.occupied = p_booking.occupied
    and r.party_size = p_booking.party_size
    and r.seating_preference = p_booking.seating_preference
    and r.valid_until > p_at
    and r.alternatives_service_id = p_booking.service_id
    and r.alternatives_until > p_at
    and r.last_claim_id = v_last_claim_id;
  if v_offers is not null then
    return v_offers;
  end if;
  v_offers := core.search_offers(p_venue, p_frame, p_booking, p_at);
  update core.refused_search as r
  set alternatives = v_offers, alternatives_service_id = p_booking.service_id,
    alternatives_until = p_at + interval '1 minute', last_claim_id = v_last_claim_id
  where r.venue_id = p_booking.venue_id
    and r.service_date = p_booking.service_date
    and r.occupied = p_booking.occupied
    and r.party_size = p_booking.party_size
    and r.seating_preference = p_booking.seating_preference;
  return v_offers;
end
$$;

comment on function core.offer_times(core.venue, core.day_frame, core.booking, timestamptz) is
  'What to offer when a wish cannot be met (core.search_offers); the same offer for the same wish while the day stays as '
  'it is, for a minute at most.';

revoke execute on function core.offer_times(core.venue, core.day_frame, core.booking, timestamptz) from public;
