create or replace function ops.check_claims()
returns table (invariant text, venue_id bigint, booking_id bigint, detail jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select 'claims_do_not_overlap', a.venue_id, a.booking_id,
    jsonb_build_object('resource', a.resource_id, 'claims', array[a.claim_id, b.claim_id])
  from core.claim as a
  inner join core.claim as b
    on b.resource_id = a.resource_id and b.during && a.during and b.claim_id > a.claim_id
  union all
  select 'claim_stays_in_its_service_day', c.venue_id, c.booking_id, jsonb_build_object('claim', c.claim_id)
  from core.claim as c
  inner join core.venue as v on v.venue_id = c.venue_id
  -- A cut-off that comes twice means the first. Few claims come near one: only of those is it worked out exactly.
  where lower(c.during) < (c.service_date + v.day_starts_at) at time zone v.timezone
      and lower(c.during) < core.place_local_time(c.service_date + v.day_starts_at, v.timezone)
    or upper(c.during) > (c.service_date + 1 + v.day_starts_at) at time zone v.timezone - interval '3 hours'
      and upper(c.during) > core.place_local_time(c.service_date + 1 + v.day_starts_at, v.timezone)
  union all
  select 'claim_belongs_to_its_booking', c.venue_id, c.booking_id,
    jsonb_build_object('claim', c.claim_id, 'state', b.state, 'kind', c.kind)
  from core.claim as c
  inner join core.booking as b on b.booking_id = c.booking_id
  inner join core.resource as r on r.resource_id = c.resource_id
  where b.venue_id <> c.venue_id
    or r.venue_id <> c.venue_id
    or (c.kind <> 'retained' and (b.service_date <> c.service_date or not b.occupied @> c.during))
    or (c.kind = 'hold') <> (b.state = 'held')
    or (c.kind = 'booking' and b.state not in ('confirmed', 'seated', 'completed'))
    or (c.kind = 'retained' and b.changing_from is distinct from c.service_date)
  union all
  select 'seated_party_has_its_seating', b.venue_id, b.booking_id,
    jsonb_build_object('state', b.state, 'party', b.party_size, 'tables', t.resource_ids)
  from core.booking as b
  cross join lateral (
    select array_agg(c.resource_id order by c.resource_id) as resource_ids
    from core.claim as c
    where c.booking_id = b.booking_id
  ) as t
  inner join core.venue as v on v.venue_id = b.venue_id and v.kind = 'restaurant'
  where b.state in ('held', 'confirmed', 'seated')
    and lower(b.during) > now()
    and case b.assignment_strategy
      -- A person may break a venue's rules; the party still sits somewhere.
      when 'staff' then t.resource_ids is null
      else not exists (
        select from core.seating as s
        where s.venue_id = b.venue_id
          and s.resource_ids = t.resource_ids
          and b.party_size between s.party_min and s.party_max
          and b.seating_preference in ('any', s.setting)
      )
    end;
$$;

comment on function ops.check_claims() is
  'Invariants of claims: none overlap, none crosses the cut-off, each fits its booking, each booking to come has one seating.';

revoke execute on function ops.check_claims() from public;
grant execute on function ops.check_claims() to holdfast_staff, holdfast_monitor;
