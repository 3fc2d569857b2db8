-- Deploy holdfast:core/explain_resources to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.explain_resources(p_venue core.venue, p_visit core.visit_request, p_at timestamptz)
returns table (
  label text,
  kind text,
  reason text,
  until_at timestamptz
)
language sql
stable
as $$
  select
    f.label, f.kind,
    case
      when not w.is_working and k.until_at is not null then 'on_break'
      when not w.is_working then 'off_duty'
      when c.kind is null then 'available'
      when c.kind = 'blackout' then 'blackout'
      when c.kind = 'hold' then 'held'
      when c.visit && p_visit.during then 'taken'
      when lower(c.during) >= upper(p_visit.during) then 'too_soon'
      else 'buffer'
    end,
    case
      when not w.is_working then k.until_at
      when c.kind = 'blackout' then c.until_at
      when lower(c.during) >= upper(p_visit.during) then lower(c.during)
      else upper(c.during)
    end
  from core.list_free_times(
    p_venue, p_visit.service_date, p_visit.service_date, p_visit.service_id, null, p_at
  ) as f
  cross join lateral (
    select bool_and(f.working @> tstzrange(lower(p_visit.during) + p.starts, lower(p_visit.during) + p.ends)) as is_working
    from core.service_part as p
    where p.service_id = p_visit.service_id and p.kind = f.kind
  ) as w
  cross join lateral (
    select max(upper(b.span)) as until_at
    from core.list_open_days(p_venue, p_visit.service_date, p_visit.service_date) as d
    inner join core.resource_hours as h on h.resource_id = f.resource_id and h.weekday = d.weekday and h.is_break
    cross join lateral core.place_span(p_visit.service_date, h.starts, h.ends, p_venue.timezone) as b(span)
    where b.span && p_visit.occupied
  ) as k
  left join lateral (
    -- The one that is in the way for longest speaks for all.
    select
      q.kind, q.during, coalesce(b.during, q.during) as visit,
      case q.kind when 'blackout'
        then core.get_blackout_end(q.venue_id, q.resource_id, q.service_date, upper(q.during)) end as until_at
    from core.claim as q
    inner join core.service_part as p on p.service_id = p_visit.service_id and p.kind = f.kind
    left join core.booking as b on b.booking_id = q.booking_id
    where q.venue_id = p_visit.venue_id
      and q.service_date = p_visit.service_date
      and q.resource_id = f.resource_id
      and q.during && tstzrange(lower(p_visit.during) + p.starts, lower(p_visit.during) + p.ends)
      and (q.expires_at is null or q.expires_at > p_at)
    order by upper(q.during) desc, q.claim_id
    limit 1
  ) as c on true
  where exists (
    select from core.service_need as n where n.service_id = p_visit.service_id and n.kind = f.kind
  );
$$;

comment on function core.explain_resources(core.venue, core.visit_request, timestamptz) is
'For each therapist and room who can serve whether an appointment could have them, and if not why and until when: '
  'off_duty, on_break, blackout, held, taken, buffer, or too_soon before the next one.';

revoke execute on function core.explain_resources(core.venue, core.visit_request, timestamptz) from public;

commit;
