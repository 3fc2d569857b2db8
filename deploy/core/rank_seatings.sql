-- Deploy holdfast:core/rank_seatings to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

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
  -- arithmetic on instants costs ten times as much. No group has more than its key: all of it is hashed for each table.
  with wish as materialized (
    select m.*, p_party as party, p_seating as setting, p_zone_wish_id as zone_wish_id
    from core.measure_wish(p_frame, p_occupied) as m
  ),
  -- The day is read once: one probe of the exclusion index per candidate costs twenty times as much.
  day as (
    select
      k.resource_id, bool_or(k.starts < w.ends and k.ends > w.starts) as is_taken,
      max(k.ends) filter (where k.ends <= w.starts) as free_from,
      min(k.starts) filter (where k.starts >= w.ends) as free_until,
      sum(k.ends - k.starts) / 900 as booked_quarters
    from wish as w
    cross join lateral core.read_day(w.venue_id, w.service_date, w.midnight, p_at) as k
    group by k.resource_id
  ),
  plan as (
    select
      s.seating_id, s.resource_ids, s.capacity, s.rank, s.penalty, s.rival_count, s.failure_rate, s.zone_id,
      count(*)::integer as table_count,
      sum(core.weigh_gap(w.pressure, h.free_from / 900, g.before)
        + core.weigh_gap(w.pressure, w.ends / 900, g.after)) as dead_pressure,
      (count(*) filter (where g.before <= 0) + count(*) filter (where g.after <= 0))::integer as touching_sides,
      sum(g.before + g.after + (w.ends - w.starts) / 900) as hole_quarters,
      coalesce(sum(d.booked_quarters), 0) as booked_quarters
    from wish as w
    inner join core.seating as s
      on s.venue_id = w.venue_id and w.party between s.party_min and s.party_max
      and (w.setting = 'any' or s.setting = w.setting)
    cross join lateral unnest(s.resource_ids) as t(resource_id)
    left join day as d on d.resource_id = t.resource_id
    cross join lateral (select coalesce(d.free_from, w.opens) as free_from, coalesce(d.free_until, w.closes) as free_until) as h
    -- Whole slots only: nobody can start within a rest that is shorter than the grid.
    cross join lateral (
      select floor((w.starts - h.free_from) / w.slot) * w.slot / 900 as before,
        floor((h.free_until - w.ends) / w.slot) * w.slot / 900 as after
    ) as g
    group by s.seating_id
    having bool_or(d.is_taken) is not true
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

commit;
