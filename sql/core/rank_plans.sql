create or replace function core.rank_plans(p_booking core.booking, p_top integer, p_at timestamptz)
returns table (
  seating_id bigint,
  resource_ids bigint[],
  capacity integer,
  score double precision,
  parts jsonb
)
language plpgsql
stable
as $$
declare
  v_venue core.venue;
  v_frame core.day_frame;
begin
  select v.* into strict v_venue from core.venue as v where v.venue_id = p_booking.venue_id;
  select f.* into v_frame from core.get_day_frame(v_venue.venue_id, p_booking.service_date) as f;
  return query
    select r.seating_id, r.resource_ids, r.capacity, r.score, core.explain_plan(r.features, v_venue.strategy_weights)::jsonb
    from core.rank_seatings(
      v_frame, p_booking.occupied, p_booking.party_size, p_booking.seating_preference, p_booking.zone_wish_id, p_top,
      p_at
    ) as r;
end
$$;

comment on function core.rank_plans(core.booking, integer, timestamptz) is
  'The best plans for a booking, best first, each with the parts of its score.';

revoke execute on function core.rank_plans(core.booking, integer, timestamptz) from public;
