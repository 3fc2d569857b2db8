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
  select
    n.labels,
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
    c.label,
    upper(c.during),
    s.rank
  from core.seating as s
  cross join lateral (
    select array_agg(r.label order by r.resource_id) as labels
    from core.resource as r
    where r.resource_id = any (s.resource_ids)
  ) as n
  left join lateral (
    -- The one that is in the way for longest speaks for all.
    select k.claim_id, k.kind, k.during, r.label, coalesce(b.during, k.during) as visit
    from core.claim as k
    inner join core.resource as r on r.resource_id = k.resource_id
    left join core.booking as b on b.booking_id = k.booking_id
    where k.venue_id = p_visit.venue_id
      and k.service_date = p_visit.service_date
      and k.resource_id = any (s.resource_ids)
      and k.during && p_visit.occupied
      and (k.expires_at is null or k.expires_at > p_at)
    order by upper(k.during) desc, k.claim_id
    limit 1
  ) as c on true
  where s.venue_id = p_venue.venue_id;
$$;

comment on function core.explain_seatings(core.venue, core.visit_request, timestamptz) is
  'For each seating of a venue whether a visit could have it, and if not why, which table is in the way and until when.';

revoke execute on function core.explain_seatings(core.venue, core.visit_request, timestamptz) from public;
