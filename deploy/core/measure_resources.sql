-- Deploy holdfast:core/measure_resources to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.measure_resources(
  p_venue core.venue,
  p_visit core.visit_request,
  p_familiar bigint[],
  p_exclude_id bigint,
  p_at timestamptz
)
returns table (
  resource_id bigint,
  kind text,
  features jsonb
)
language sql
stable
as $$
  with span as materialized (
    select p.kind, lower(p_visit.during) + min(p.starts) as starts, lower(p_visit.during) + max(p.ends) as ends
    from core.service_part as p
    where p.service_id = p_visit.service_id
    group by p.kind
  ),
  day as materialized (
    select f.resource_id, f.kind, f.open_times, f.free
    from core.list_free_times(
      p_venue, p_visit.service_date, p_visit.service_date, p_visit.service_id, p_exclude_id, p_at
    ) as f
    -- Every part of the appointment is free.
    where not exists (
      select from core.service_part as p
      where p.service_id = p_visit.service_id
        and p.kind = f.kind
        and not f.free @> tstzrange(lower(p_visit.during) + p.starts, lower(p_visit.during) + p.ends)
    )
  )
  select d.resource_id, d.kind, jsonb_build_object(
    'familiarity', case when d.kind = 'therapist' and p_familiar <> '{}' and d.resource_id <> all (p_familiar) then 1 else 0 end,
    'gaps', round((
      case when g.before > interval '0' and g.before < l.shortest then date_part('epoch', g.before) else 0 end
      + case when g.after > interval '0' and g.after < l.shortest then date_part('epoch', g.after) else 0 end
    )::numeric / 900, 2),
    'scarcity', round(coalesce(s.scarcity, 0)::numeric, 3),
    'even_use', round(u.quarters::numeric, 2)
  )
  from day as d
  inner join span as w on w.kind = d.kind
  left join core.list_scarcity(p_venue.venue_id) as s on s.resource_id = d.resource_id
  cross join lateral (
    select
      w.starts - greatest(max(lower(h.hole)) filter (where lower(h.hole) <= w.starts), lower(d.open_times)) as before,
      least(min(upper(h.hole)) filter (where upper(h.hole) >= w.ends), upper(d.open_times)) - w.ends as after
    from unnest(d.free) as h(hole)
  ) as g
  cross join lateral (
    select min(q.length) as shortest
    from (
      select max(p.ends) - min(p.starts) as length
      from core.resource_service as k
      inner join core.service_part as p on p.service_id = k.service_id and p.kind = d.kind
      where k.resource_id = d.resource_id
      group by k.service_id
    ) as q
  ) as l
  cross join lateral (
    select coalesce(sum(date_part('epoch', upper(c.during) - lower(c.during))), 0) / 900 as quarters
    from core.claim as c
    where c.venue_id = p_venue.venue_id
      and c.service_date = p_visit.service_date
      and c.resource_id = d.resource_id
      and c.kind <> 'blackout'
      and (p_exclude_id is null or c.booking_id <> p_exclude_id)
      and (c.expires_at is null or c.expires_at > p_at)
  ) as u;
$$;

comment on function core.measure_resources(core.venue, core.visit_request, bigint[], bigint, timestamptz) is
'The therapists and rooms who are free for an appointment, with what core.choice_strategy weighs of each: quarter hours '
  'that would be left beside it and are too short for anything, and those booked that day.';

revoke execute on function core.measure_resources(core.venue, core.visit_request, bigint[], bigint, timestamptz) from public;

commit;
