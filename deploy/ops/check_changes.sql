-- Deploy holdfast:ops/check_changes to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function ops.check_changes()
returns table (invariant text, venue_id bigint, booking_id bigint, detail jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select 'change_is_under_way', b.venue_id, b.booking_id,
    jsonb_build_object('state', b.state, 'changing_from', b.changing_from, 'change', k.booking_change_id)
  from core.booking as b
  left join core.booking_change as k on k.booking_id = b.booking_id and k.outcome = 'pending'
  where (b.changing_from is not null or k.booking_change_id is not null)
    and (
      b.changing_from is distinct from (k.from_visit).service_date
      or b.state not in ('assignment_pending', 'manual_review')
      or (b.service_id, b.during, b.party_size, b.seating_preference) is distinct from
        ((k.to_visit).service_id, (k.to_visit).during, (k.to_visit).party_size, (k.to_visit).seating_preference)
    )
  union all
  select 'changed_guest_keeps_a_table', b.venue_id, b.booking_id,
    jsonb_build_object('change', k.booking_change_id, 'kept', k.from_resource_ids, 'claims', c.resource_ids)
  from core.booking as b
  inner join core.booking_change as k on k.booking_id = b.booking_id and k.outcome = 'pending'
  cross join lateral (
    select coalesce(array_agg(distinct c.resource_id order by c.resource_id), '{}') as resource_ids
    from core.claim as c
    where c.booking_id = b.booking_id and c.kind = 'retained' and (k.from_visit).occupied @> c.during
  ) as c
  where c.resource_ids <> case k.policy when 'keep' then k.from_resource_ids else '{}' end
    or (k.policy = 'keep' and k.from_resource_ids = '{}')
  union all
  select 'guest_link_is_hashed', b.venue_id, b.booking_id, jsonb_build_object('link', l.guest_link_id)
  from core.guest_link as l
  inner join core.booking as b on b.booking_id = l.booking_id
  where l.token_hash is null
  union all
  select 'changed_guest_is_told', b.venue_id, b.booking_id,
    jsonb_build_object('change', k.booking_change_id, 'outcome', k.outcome, 'version', k.settled_version)
  from core.booking_change as k
  inner join core.booking as b on b.booking_id = k.booking_id
  inner join core.customer as c on c.customer_id = b.customer_id and c.email is not null
  where k.outcome in ('confirmed', 'restored')
    -- An address that came later was not there to be told.
    and exists (select from core.notification as n where n.booking_id = k.booking_id and n.queued_at <= k.settled_at)
    and not exists (
      select from core.notification as n
      where n.booking_id = k.booking_id and n.version = k.settled_version
        and n.kind = case k.outcome when 'confirmed' then 'modification_confirmed' else 'confirmed' end
    );
$$;

comment on function ops.check_changes() is
  'Invariants of changes: a booking under change has one wish and waits for it, its former tables are kept where the '
  'venue wants that, its guest is told of the end, and links are known by '
  'their hash.';

revoke execute on function ops.check_changes() from public;
grant execute on function ops.check_changes() to holdfast_staff, holdfast_monitor;

commit;
