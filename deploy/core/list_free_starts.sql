-- Deploy holdfast:core/list_free_starts to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_free_starts(
  p_venue core.venue,
  p_service_date date,
  p_party integer,
  p_service_id bigint,
  p_seating text,
  p_exclude_id bigint,
  p_is_insider boolean,
  p_at timestamptz
)
returns table (
  service_id bigint,
  starts_local timestamp,
  starts_at timestamptz,
  ends_at timestamptz
)
language sql
stable
as $$
  -- The day's claims are read once; a seating is free when no claim on one of its tables overlaps.
  with taken as (
    select c.resource_id, range_agg(c.during::tstzrange) as times
    from core.claim as c
    where c.venue_id = p_venue.venue_id
      and c.service_date = p_service_date
      and (c.expires_at is null or c.expires_at > p_at)
      and (p_exclude_id is null or c.booking_id is distinct from p_exclude_id)
    group by c.resource_id
  ),
  option as materialized (
    select coalesce(range_agg(k.times), '{}') as times
    from core.seating as s
    cross join lateral unnest(s.resource_ids) as t(resource_id)
    left join taken as k on k.resource_id = t.resource_id
    where s.venue_id = p_venue.venue_id
      and p_party between s.party_min and s.party_max
      and (p_seating = 'any' or s.setting = p_seating)
    group by s.seating_id
  )
  select w.service_id, w.starts_local, w.starts_at, w.ends_at
  from core.list_starts(p_venue, p_service_date, p_party, p_service_id, p_is_insider, p_at) as w
  where exists (
    select from option as o where not o.times && tstzrange(w.starts_at, w.ends_at + p_venue.buffer_length)
  )
  union all
  select s.service_id, l.starts_local, l.starts_at, l.ends_at
  from core.service as s
  cross join lateral core.list_slots(
    p_venue, p_service_date, p_service_date, s.service_id, core.count_units(s.service_id, p_party), null, p_exclude_id,
    p_is_insider, p_at
  ) as l
  where p_venue.kind = 'practice'
    and s.venue_id = p_venue.venue_id
    and s.is_active
    and (p_service_id is null or s.service_id = p_service_id);
$$;

comment on function core.list_free_starts(core.venue, date, integer, bigint, text, bigint, boolean, timestamptz) is
  'The starts of a service day at which a party would be seated, or an appointment be had, at once; p_service_id null means every service; '
  'the claims of booking p_exclude_id do not count.';

revoke execute on function
  core.list_free_starts(core.venue, date, integer, bigint, text, bigint, boolean, timestamptz) from public;

commit;
