create or replace function core.list_days_to_optimize(p_at timestamptz)
returns table (
  venue_id bigint,
  service_date date,
  due_at timestamptz
)
language sql
stable
as $$
  with venue as (
    select v.venue_id, v.timezone, v.move_cut_off, v.special_dates, (p_at at time zone v.timezone)::date as today,
      (p_at at time zone v.timezone - v.day_starts_at)::date as service_date
    from core.venue as v
    where v.is_optimized
  ),
  moment as (
    -- At night, today and tomorrow.
    select v.venue_id, v.today + n.days as service_date, (v.today + time '03:00') at time zone v.timezone as due_at
    from venue as v
    cross join generate_series(0, 1) as n(days)
    union all
    -- Before each service, half an hour before its first guests can no longer be moved.
    select
      v.venue_id, v.service_date,
      (v.service_date + s.first_start) at time zone v.timezone - v.move_cut_off - interval '30 minutes'
    from venue as v
    cross join lateral core.list_service_spans(v.venue_id, v.service_date, v.special_dates) as s
  ),
  due as (
    select m.venue_id, m.service_date, max(m.due_at) as due_at
    from moment as m
    -- Whoever was away for longer need not make up for it.
    where m.due_at <= p_at and m.due_at > p_at - interval '12 hours'
    group by m.venue_id, m.service_date
  )
  select d.venue_id, d.service_date, d.due_at
  from due as d
  where not exists (
    select from core.optimization_run as r
    where r.venue_id = d.venue_id and r.service_date = d.service_date and r.made_at >= d.due_at
  )
    and exists (
      select from core.booking as b
      where b.venue_id = d.venue_id and b.service_date = d.service_date
        and b.state in ('confirmed', 'assignment_pending', 'manual_review')
    )
  order by d.due_at, d.venue_id, d.service_date;
$$;

comment on function core.list_days_to_optimize(timestamptz) is
  'The service days that a venue wants looked at now, and since when: nightly and before each service, unless somebody has '
  'looked since.';

revoke execute on function core.list_days_to_optimize(timestamptz) from public;
