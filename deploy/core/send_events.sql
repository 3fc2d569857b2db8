-- Deploy holdfast:core/send_events to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.send_events(p_bookings core.booking[])
returns void
language plpgsql
volatile
as $$
declare
  v_queue record;
begin
  -- What pgmq.send_topic does for one event, for all of them at once: one statement a queue instead of one an event.
  for v_queue in
    select m.queue_name, array_agg(m.envelope order by m.booking_id, m.version, m.place) as envelopes
    from (
      select distinct
        q.queue_name,
        b.booking_id,
        h.version,
        e.place,
        jsonb_build_object(
          'event', 'booking.' || e.name,
          'booking_id', b.booking_id,
          'venue_id', b.venue_id,
          'version', h.version,
          'state', h.to_state,
          'attempt', b.attempt_count,
          'strategy', b.assignment_strategy,
          'reason', core.tell_reason(h.reason),
          'at', h.at
        ) || core.detail_event(e.name, b, h) || case when exists (
          select from core.booking_change as c
          where c.booking_id = b.booking_id and (c.outcome = 'pending' or c.settled_version = b.state_version)
        ) then '{"modification": true}' else '{}'::jsonb end as envelope
      from unnest(p_bookings) as b
      inner join core.booking_state_history as h
        on h.booking_id = b.booking_id and h.version > b.state_version - cardinality(b.last_path) + 1
      inner join core.booking_transition as t
        on t.from_state = coalesce(h.from_state, 'none') and t.to_state = h.to_state
      cross join lateral core.name_events(h, t.event) as e
      inner join pgmq.topic_bindings as q on 'booking.' || e.name ~ q.compiled_regex
      -- A listener whose queue cannot be written to, or is gone, hears nothing; no booking fails for it.
      where has_table_privilege(to_regclass(format('pgmq.%I', 'q_' || q.queue_name)), 'insert')
    ) as m
    group by m.queue_name
    order by m.queue_name
  loop
    perform pgmq.send_batch(v_queue.queue_name, v_queue.envelopes);
  end loop;
  -- Claims come and go with these states only, moves and blackouts aside.
  perform core.tell_availability(d.venue_id, d.service_date)
  from (
    select distinct b.venue_id, b.service_date
    from unnest(p_bookings) as b
    where b.last_path[1] in ('held', 'confirmed', 'seated') or b.last_path[2:] && '{held,confirmed}'
  ) as d;
end
$$;

comment on function core.send_events(core.booking[]) is
  'Sends the last transitions of bookings as booking.<event> through pgmq topics, in their own transaction, and '
  'availability.changed when they take or free tables.';

revoke execute on function core.send_events(core.booking[]) from public;

commit;
