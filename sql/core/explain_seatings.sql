create or replace function core.explain_seatings(
  p_venue core.venue,
  p_visit core.visit_request,
  p_at timestamptz
)
returns table (
  tables text[],
  reason text,
  blocking_table text,
  until_at timestamptz,
  rank integer
)
language sql
stable
as $$
  -- The day is read once. The claim that is in the way for longest speaks for all.
  with claimed as materialized (
    select distinct on (k.resource_id)
      k.resource_id, k.claim_id, k.kind, k.during::tstzrange as during, coalesce(b.during, k.during) as visit,
      case k.kind when 'blackout' then core.get_blackout_end(k.venue_id, k.resource_id, k.service_date, upper(k.during))
        else upper(k.during) end as until_at
    from core.claim as k
    left join core.booking as b on b.booking_id = k.booking_id
    where k.venue_id = p_visit.venue_id
      and k.service_date = p_visit.service_date
      and k.during && p_visit.occupied
      and (k.expires_at is null or k.expires_at > p_at)
    order by k.resource_id, upper(k.during) desc, k.claim_id
  ),
  member as (
    select
      s.seating_id, array_agg(r.label order by r.resource_id) as labels,
      (array_agg(r.label order by k.until_at desc, k.claim_id) filter (where k.claim_id is not null))[1] as label,
      (array_agg(k.claim_id order by k.until_at desc, k.claim_id) filter (where k.claim_id is not null))[1] as claim_id
    from core.seating as s
    cross join lateral unnest(s.resource_ids) as t(resource_id)
    inner join core.resource as r on r.resource_id = t.resource_id
    left join claimed as k on k.resource_id = t.resource_id
    where s.venue_id = p_venue.venue_id
    group by s.seating_id
  )
  select
    m.labels,
    case
      when p_visit.party_size > s.party_max then 'too_small'
      when p_visit.party_size < s.party_min then 'too_large'
      when p_visit.seating_preference not in ('any', s.setting) then 'setting'
      when c.kind = 'blackout' then 'blackout'
      when c.kind = 'hold' then 'held'
      when c.visit && p_visit.during then 'taken'
      when c.claim_id is not null then 'buffer'
      else 'available'
    end,
    m.label,
    c.until_at,
    s.rank
  from member as m
  inner join core.seating as s on s.seating_id = m.seating_id
  left join claimed as c on c.claim_id = m.claim_id;
$$;

comment on function core.explain_seatings(core.venue, core.visit_request, timestamptz) is
  'For each seating of a venue whether a visit could have it, and if not why, which table is in the way and until when.';

revoke execute on function core.explain_seatings(core.venue, core.visit_request, timestamptz) from public;
