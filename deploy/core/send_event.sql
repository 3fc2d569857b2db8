-- Deploy holdfast:core/send_event to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.send_event()
returns trigger
language plpgsql
volatile
as $$
begin
  -- Building and routing an event costs more than the transition; nearly always nobody listens.
  if not exists (select from pgmq.topic_bindings) then
    return null;
  end if;
  perform pgmq.send_topic('booking.' || e.event, jsonb_build_object(
    'event', 'booking.' || e.event,
    'booking_id', new.booking_id,
    'venue_id', new.venue_id,
    'version', e.version,
    'state', e.state,
    'attempt', new.attempt_count,
    'strategy', new.assignment_strategy,
    'reason', new.state_reason,
    'at', clock_timestamp()
  ))
  from (
    select p.state as event, p.state, p.version
    from core.booking_state as s
    cross join unnest(s.initial_path) with ordinality as p(state, version)
    where tg_op = 'INSERT' and s.state = new.state
    union all
    select t.event, new.state, new.state_version
    from core.booking_transition as t
    where tg_op = 'UPDATE' and t.from_state = old.state and t.to_state = new.state
    order by 3
  ) as e;
  return null;
end
$$;

comment on function core.send_event() is
  'Trigger: sends each transition as booking.<event> through pgmq topics, in its own transaction.';

revoke execute on function core.send_event() from public;

create or replace trigger _300_transition_is_told
after insert or update of state on core.booking
for each row execute function core.send_event();

comment on trigger _300_transition_is_told on core.booking is 'Every transition is sent to whoever has bound a queue.';

commit;
