create or replace function api.read_events(
  p_name text default null,
  p_limit integer default 100,
  p_lease interval default '30 seconds'
)
returns table (event_id bigint, read_count integer, event jsonb)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := core.find_subscription(p_name);
begin
  perform core.require_argument(p_limit between 1 and 1000, 'limit', 'Give 1 to 1000.');
  perform core.require_argument(p_lease between interval '1 second' and interval '1 hour', 'lease',
    'Give a lease from a second to an hour.');
  -- Once a minute is enough to see that somebody reads.
  update core.subscription as s
  set read_at = clock_timestamp()
  where s.name = p_name and s.read_at < clock_timestamp() - interval '1 minute';
  return query
    select m.msg_id, m.read_ct, m.message
    from pgmq.read(v_queue, ceil(extract(epoch from p_lease))::integer, p_limit) as m;
end
$$;

comment on function api.read_events(text, integer, interval) is
  'The oldest unread events of a subscription, which nobody else is given for the time of the lease. Commit, do what is '
  'to be done, then api.acknowledge_events; what is not acknowledged comes again. Errors: RS001 invalid_argument, RS002 '
  'not_allowed, RS205 subscription_unknown.';

revoke execute on function api.read_events(text, integer, interval) from public;
grant execute on function api.read_events(text, integer, interval) to holdfast_service, holdfast_staff;
