create or replace function core.learn_pressure(p_venue core.venue, p_at timestamptz)
returns void
language sql
volatile
as $$
  with visit as (
    select extract(isodow from b.service_date)::smallint as weekday, b.service_date, b.party_size,
      floor(date_part('epoch', lower(b.during) - m.midnight) / 900)::integer as first,
      ceil(date_part('epoch', upper(b.during) - m.midnight) / 900)::integer - 1 as last
    from core.booking as b
    cross join lateral (select b.service_date::timestamp at time zone p_venue.timezone as midnight) as m
    where b.venue_id = p_venue.venue_id
      and b.state in ('confirmed', 'seated', 'completed', 'no_show')
      and b.service_date between (p_at - interval '182 days')::date and p_at::date - 1
  ),
  -- A handful of evenings says nothing.
  known as (
    select v.weekday from visit as v group by v.weekday having count(distinct v.service_date) >= 4 and count(*) >= 40
  ),
  occupancy as (
    select v.weekday, q.quarter, sum(v.party_size)::double precision as covers
    from visit as v
    inner join known as k on k.weekday = v.weekday
    cross join lateral generate_series(greatest(v.first, 0), least(v.last, 143)) as q(quarter)
    group by v.weekday, q.quarter
  ),
  peak as (
    select o.weekday, max(o.covers) as covers from occupancy as o group by o.weekday
  )
  insert into core.pressure as p (venue_id, weekday, cumulative, learnt_at)
  select p_venue.venue_id, s.weekday, array_agg(s.sum order by s.quarter), p_at
  from (
    select k.weekday, g.quarter, coalesce(sum(o.covers / k.covers) over (
      partition by k.weekday order by g.quarter rows between unbounded preceding and 1 preceding), 0) as sum
    from peak as k
    cross join generate_series(0, 144) as g(quarter)
    left join occupancy as o on o.weekday = k.weekday and o.quarter = g.quarter
  ) as s
  group by s.weekday
  on conflict (venue_id, weekday) do update set cumulative = excluded.cumulative, learnt_at = excluded.learnt_at;
$$;

comment on function core.learn_pressure(core.venue, timestamptz) is
  'Learns how busy each quarter hour of a weekday is, relative to the day''s peak, from the last half year; weekdays with '
  'fewer than four days or forty visits keep what they had.';

revoke execute on function core.learn_pressure(core.venue, timestamptz) from public;
