-- Deploy holdfast:api/acknowledge_events to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function api.acknowledge_events(p_name text default null, p_event_ids bigint[] default null)
returns integer
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := core.find_subscription(p_name);
begin
  perform core.require_argument(p_event_ids is not null, 'event_ids', 'Give the ids that api.read_events answered.');
  return (select count(*) from pgmq.delete(v_queue, p_event_ids));
end
$$;

comment on function api.acknowledge_events(text, bigint[]) is
  'Says that events of a subscription are done with; how many were still there. Errors: RS001 invalid_argument, RS002 '
  'not_allowed, RS205 subscription_unknown.';

revoke execute on function api.acknowledge_events(text, bigint[]) from public;
grant execute on function api.acknowledge_events(text, bigint[]) to holdfast_service, holdfast_staff;

commit;
