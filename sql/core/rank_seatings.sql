create or replace function core.rank_seatings(
  p_frame core.day_frame,
  p_occupied tstzrange,
  p_party integer,
  p_seating text,
  p_zone_wish_id bigint,
  p_top integer,
  p_at timestamptz
)
returns setof core.ranked_seating
language sql
stable
as $$
  -- Each argument is used once: inlined, they are worked out at each use. Times are seconds from the day's midnight:
  -- arithmetic on instants costs ten times as much. All that is grouped by would be hashed for each table: hence min.
  with wish as materialized (
    select m.*, p_party as party, p_seating as setting, p_zone_wish_id as zone_wish_id
    from core.measure_wish(p_frame, p_occupied) as m
  ),
  -- The day is read once: one probe of the exclusion index per candidate costs twenty times as much.
  day as (
    select h.*
    from wish as w
    cross join lateral core.find_holes(w.venue_id, w.service_date, w.midnight, w.starts, w.ends, p_at) as h
  ),
  -- Each table of each seating that takes the party, and how long it is free before and after the visit.
  side as (
    select
      s.*, d.is_taken, d.booked_quarters, h.free_from,
      -- Whole slots only: nobody can start within a rest that is shorter than the grid.
      floor((w.starts - h.free_from) / w.slot) * w.slot / 900 as before,
      floor((h.free_until - w.ends) / w.slot) * w.slot / 900 as after
    from wish as w
    cross join lateral core.list_candidates(w.venue_id, w.party, w.setting) as s
    left join day as d on d.resource_id = s.resource_id
    cross join lateral (select coalesce(d.free_from, w.opens) as free_from, coalesce(d.free_until, w.closes) as free_until) as h
    -- Worked out once, not at each of their uses.
    offset 0
  ),
  plan as (
    select
      s.seating_id, min(s.resource_ids) as resource_ids, min(s.capacity) as capacity, min(s.rank) as rank,
      min(s.penalty) as penalty, min(s.rival_count) as rival_count, min(s.failure_rate) as failure_rate,
      min(s.zone_id) as zone_id, count(*)::integer as table_count,
      sum(core.weigh_gap(w.pressure, s.free_from / 900, s.before)
        + core.weigh_gap(w.pressure, w.ends / 900, s.after)) as dead_pressure,
      (count(*) filter (where s.before <= 0) + count(*) filter (where s.after <= 0))::integer as touching_sides,
      sum(s.before + s.after + (w.ends - w.starts) / 900) as hole_quarters,
      coalesce(sum(s.booked_quarters), 0) as booked_quarters
    from side as s
    cross join wish as w
    group by s.seating_id
    having bool_or(s.is_taken) is not true
  ),
  zone as (
    select r.zone_id, sum(z.booked_quarters) as booked_quarters
    from day as z
    inner join core.resource as r on r.resource_id = z.resource_id
    where (select w.is_load_balanced from wish as w)
    group by r.zone_id
  )
  select
    p.seating_id, p.resource_ids, p.capacity,
    core.weigh_plan(f.features, w.strategy_weights) + p.rank * double precision '1e-6', f.features
  from plan as p
  cross join wish as w
  left join zone as z on z.zone_id = p.zone_id
  cross join lateral (select (
      w.party, p.capacity, p.table_count, p.penalty, p.dead_pressure, p.touching_sides, p.hole_quarters,
      p.rival_count, p.booked_quarters, p.zone_id <> w.zone_wish_id, coalesce(z.booked_quarters, 0), p.failure_rate
    )::core.plan_features as features) as f
  order by 4
  limit p_top;
$$;

comment on function
  core.rank_seatings(core.day_frame, tstzrange, integer, text, bigint, integer, timestamptz) is
  'The best free seatings for a party, best first: lower score is better, in wasted seats; features are what the '
  'strategies saw. Hard rules (party range, indoor or outdoor, what is taken) come first; ties are broken by the venue''s '
  'fixed order. Holds that have expired by p_at do not count.';

revoke execute on function
  core.rank_seatings(core.day_frame, tstzrange, integer, text, bigint, integer, timestamptz)
  from public;
