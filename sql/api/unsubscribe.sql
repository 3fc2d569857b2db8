create or replace function api.unsubscribe(p_name text default null)
returns boolean
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform core.require_argument(p_name is not null, 'name', 'Give the name of a subscription.');
  if exists (
    select from core.subscription as s
    where s.name = p_name and s.ended_at is null
      and not (core.has_role(s.owner) or core.has_role('holdfast_staff') or core.has_role('holdfast_owner'))
  ) then
    perform core.raise_refusal('RS002', 'this subscription is another''s',
      jsonb_build_object('field', 'name'), 'Ask its owner, or staff, to end it.');
  end if;
  return core.end_subscription(p_name, clock_timestamp());
end
$$;

comment on function api.unsubscribe(text) is
  'Ends a subscription, with the events that were not read; false when there is none of that name. Its owner and staff '
  'may. Errors: RS001 invalid_argument, RS002 not_allowed.';

revoke execute on function api.unsubscribe(text) from public;
grant execute on function api.unsubscribe(text) to holdfast_service, holdfast_staff;
