create or replace function core.list_wishes(
  p_venue core.venue,
  p_frame core.day_frame,
  p_service_date date,
  p_board core.day_board,
  p_at timestamptz
)
returns table (
  units integer,
  share double precision,
  starts bigint,
  planes bigint[],
  seats integer[],
  total double precision
)
language sql
stable
as $$
  with asked as (
    select
      p.party, ceil(date_part('epoch', s.ends_at + p_venue.buffer_length - s.starts_at) / p_board.unit_seconds)::integer
        as units,
      u.unit,
      coalesce(max(p_frame.pressure[q.quarter + 2] - p_frame.pressure[q.quarter + 1]), 0.6) as pressure
    from generate_series(1, coalesce(p_venue.online_party_max, 12)) as p(party)
    cross join lateral core.list_starts(p_venue, p_service_date, p.party, null, false, p_at) as s
    cross join lateral (
      select floor(date_part('epoch', s.starts_at - p_board.origin) / p_board.unit_seconds)::integer as unit
    ) as u
    cross join lateral (
      select floor(date_part('epoch', s.starts_at - p_frame.midnight) / 900)::integer as quarter
    ) as q
    group by p.party, 2, u.unit
  ),
  wish as (
    select
      a.party, a.units, bit_or(1::bigint << a.unit) as starts,
      array[
        bit_or(case when l.level & 1 > 0 then 1::bigint << a.unit else 0 end),
        bit_or(case when l.level & 2 > 0 then 1::bigint << a.unit else 0 end),
        bit_or(case when l.level & 4 > 0 then 1::bigint << a.unit else 0 end),
        bit_or(case when l.level & 8 > 0 then 1::bigint << a.unit else 0 end)
      ] as planes,
      core.get_party_share(a.party) * sum(l.level) as total
    from asked as a
    cross join lateral (select greatest(1, least(15, round(15 * a.pressure)))::integer as level) as l
    where a.unit between 0 and 61
    group by a.party, a.units
  )
  select w.units, core.get_party_share(w.party), w.starts, w.planes, o.seats, w.total
  from wish as w
  cross join lateral (
    -- The first hundred of a large floor: few wishes are met by the hundred-and-first alone.
    select array_agg(c.place order by c.size, c.capacity, c.place) as seats
    from (
      select array_position(p_board.seating_ids, s.seating_id) as place, cardinality(s.resource_ids) as size, s.capacity
      from core.seating as s
      where s.venue_id = p_venue.venue_id and w.party between s.party_min and s.party_max
      order by 2, 3, 1
      limit 100
    ) as c
  ) as o
  where o.seats is not null
  order by w.party, w.units;
$$;

comment on function core.list_wishes(core.venue, core.day_frame, date, core.day_board, timestamptz) is
  'What guests may still wish for on a service day, by party and length: its share of the demand, the starts as a mask and '
  'their weight from 1 to 15 in four bit planes, the seatings that would do, and the weight in all.';

revoke execute on function core.list_wishes(core.venue, core.day_frame, date, core.day_board, timestamptz) from public;
