create or replace function core.rank_seatings(
  p_venue core.venue,
  p_service_date date,
  p_frame core.day_frame,
  p_occupied tstzrange,
  p_party integer,
  p_seating text,
  p_zone_wish_id bigint,
  p_top integer,
  p_at timestamptz
)
returns table (
  seating_id bigint,
  resource_ids bigint[],
  capacity integer,
  score double precision,
  features core.plan_features
)
language sql
stable
as $$
  -- All times in seconds from the day's midnight, worked out once: arithmetic on instants costs ten times as much.
  with wish as materialized (
    select
      date_part('epoch', lower(p_occupied) - p_frame.midnight) as starts,
      date_part('epoch', upper(p_occupied) - p_frame.midnight) as ends,
      date_part('epoch', least(p_frame.opens_at, lower(p_occupied)) - p_frame.midnight) as opens,
      date_part('epoch', greatest(p_frame.ends_at, upper(p_occupied)) - p_frame.midnight) as closes,
      date_part('epoch', p_venue.slot_length) as slot
  ),
  -- The day is read once: one probe of the exclusion index per candidate costs twenty times as much.
  day as (
    select
      k.resource_id, bool_or(k.during && p_occupied) as is_taken,
      max(k.ends) filter (where k.ends <= w.starts) as free_from,
      min(k.starts) filter (where k.starts >= w.ends) as free_until,
      sum(k.ends - k.starts) / 900 as booked_quarters
    from core.read_day(p_venue.venue_id, p_service_date, p_frame.midnight, p_at) as k
    cross join wish as w
    group by k.resource_id
  ),
  plan as (
    select s.seating_id, s.resource_ids, s.capacity, s.rank, (
      p_party, s.capacity, count(*), s.penalty,
      sum(core.weigh_gap(p_frame.pressure, h.free_from / 900, g.before)
        + core.weigh_gap(p_frame.pressure, w.ends / 900, g.after)),
      count(*) filter (where g.before <= 0) + count(*) filter (where g.after <= 0),
      sum(g.before + g.after + (w.ends - w.starts) / 900),
      s.rival_count, coalesce(sum(d.booked_quarters), 0), s.zone_id <> p_zone_wish_id,
      case when p_venue.is_load_balanced then (
        select coalesce(sum(z.booked_quarters), 0)
        from day as z
        inner join core.resource as r on r.resource_id = z.resource_id
        where r.zone_id = s.zone_id
      ) else 0 end, s.failure_rate
    )::core.plan_features as features
    from core.seating as s
    cross join wish as w
    cross join lateral unnest(s.resource_ids) as t(resource_id)
    left join day as d on d.resource_id = t.resource_id
    cross join lateral (
      select coalesce(d.free_from, w.opens) as free_from, coalesce(d.free_until, w.closes) as free_until
    ) as h
    -- Whole slots only: nobody can start within a rest that is shorter than the grid.
    cross join lateral (
      select
        floor((w.starts - h.free_from) / w.slot) * w.slot / 900 as before,
        floor((h.free_until - w.ends) / w.slot) * w.slot / 900 as after
    ) as g
    where s.venue_id = p_venue.venue_id and p_party between s.party_min and s.party_max
      and (p_seating = 'any' or s.setting = p_seating)
    group by s.seating_id
    having bool_or(d.is_taken) is not true
  )
  select
    p.seating_id, p.resource_ids, p.capacity,
    core.weigh_plan(p.features, p_venue.strategy_weights) + p.rank * double precision '1e-6', p.features
  from plan as p
  order by 4
  limit p_top;
$$;

comment on function
  core.rank_seatings(core.venue, date, core.day_frame, tstzrange, integer, text, bigint, integer, timestamptz) is
  'The best free seatings for a party, best first: lower score is better, in wasted seats; features are what the '
  'strategies saw. Hard rules (party range, indoor or outdoor, what is taken) come first; ties are broken by the venue''s '
  'fixed order. Holds that have expired by p_at do not count.';

revoke execute on function
  core.rank_seatings(core.venue, date, core.day_frame, tstzrange, integer, text, bigint, integer, timestamptz)
  from public;
