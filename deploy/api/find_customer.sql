-- Deploy holdfast:api/find_customer to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function api.find_customer(p_venue text default null, p_email text default null)
returns table (
  name text,
  phone text,
  locale text,
  last_visit_at timestamptz,
  last_therapists text[]
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_venue core.venue := core.find_venue(p_venue);
begin
  perform core.require_argument(p_email is not null, 'email', 'Give the customer''s e-mail address.');
  return query
    select c.name, c.phone, c.locale, lower(b.during), array(
      select r.label
      from core.resource as r
      where r.resource_id = any (core.list_therapists(b.booking_id))
      order by r.label
    )
    from core.customer as c
    left join core.booking as b
      on b.customer_id = c.customer_id and b.state in ('confirmed', 'seated', 'completed')
    where c.venue_id = v_venue.venue_id and c.email = lower(btrim(p_email))
    order by lower(b.during) desc nulls last, c.customer_id desc
    limit 1;
end
$$;

comment on function api.find_customer(text, text) is
'How the customer with this address introduced themself last, and who treated them; no row for a new one. Errors: RS001 '
  'invalid_argument, RS004 venue_unknown.';

revoke execute on function api.find_customer(text, text) from public;
grant execute on function api.find_customer(text, text)
  to holdfast_service, holdfast_staff;

commit;
