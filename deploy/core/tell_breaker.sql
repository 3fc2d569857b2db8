-- Deploy holdfast:core/tell_breaker to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.tell_breaker(p_breaker core.breaker, p_event text)
returns void
language plpgsql
volatile
as $$
begin
  if exists (select from pgmq.topic_bindings) then
    perform core.send_event('venue.' || p_event, jsonb_build_object(
      'event', 'venue.' || p_event,
      'venue_id', p_breaker.venue_id,
      'failures', p_breaker.failure_count,
      'reason', p_breaker.reason,
      'since', p_breaker.opened_at,
      'at', clock_timestamp()
    ));
  end if;
end
$$;

comment on function core.tell_breaker(core.breaker, text) is
  'Sends an event about a venue''s breaker: circuit_opened, circuit_closed, or circuit_alert when it is open too long.';

revoke execute on function core.tell_breaker(core.breaker, text) from public;

commit;
