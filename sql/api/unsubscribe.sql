create or replace function api.unsubscribe(p_name text default null)
returns boolean
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform core.require_argument(p_name is not null, 'name', 'Give the name of a subscription.');
  return core.end_subscription(p_name, clock_timestamp());
end
$$;

comment on function api.unsubscribe(text) is
  'Ends a subscription, with the events that were not read; false when there is none of that name. Errors: RS001 '
  'invalid_argument.';

revoke execute on function api.unsubscribe(text) from public;
grant execute on function api.unsubscribe(text) to holdfast_service, holdfast_staff;
