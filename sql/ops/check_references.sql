create or replace function ops.check_references()
returns table (invariant text, venue_id bigint, booking_id bigint, detail jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select 'what_is_named_exists', c.venue_id, c.booking_id, jsonb_build_object('claim', c.claim_id)
  from core.claim as c
  where not exists (
    select from core.resource as r where r.resource_id = c.resource_id
  )
  union all
  select 'what_is_named_exists', null, n.booking_id, jsonb_build_object('notification', n.notification_id)
  from core.notification as n
  where n.booking_id is not null
    and not exists (select from core.booking as b where b.booking_id = n.booking_id)
  union all
  select 'what_is_named_exists', b.venue_id, b.booking_id, jsonb_build_object('service', b.service_id)
  from core.booking as b
  where not exists (
    select from core.service as s where s.venue_id = b.venue_id and s.service_id = b.service_id
  )
  union all
  select 'what_is_named_exists', b.venue_id, b.booking_id, jsonb_build_object('customer', b.customer_id)
  from core.booking as b
  where b.customer_id is not null
    and not exists (select from core.customer as c where c.customer_id = b.customer_id)
  union all
  select 'what_is_named_exists', b.venue_id, b.booking_id, jsonb_build_object('therapist', b.therapist_wish_id)
  from core.booking as b
  where b.therapist_wish_id is not null and not exists (
    select from core.resource as r where r.venue_id = b.venue_id and r.resource_id = b.therapist_wish_id
  )
  union all
  select 'what_is_named_exists', c.venue_id, null, jsonb_build_object('customer', c.customer_id)
  from core.customer as c
  where not exists (select from core.venue as v where v.venue_id = c.venue_id);
$$;

comment on function ops.check_references() is
  'Invariants of what has no foreign key for the sake of speed: a claim''s resource, a booking''s service, customer and '
  'therapist, an e-mail''s booking, a customer''s venue.';

revoke execute on function ops.check_references() from public;
grant execute on function ops.check_references() to holdfast_staff, holdfast_monitor;
