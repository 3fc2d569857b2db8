create or replace function core.send_events(p_booking core.booking, p_after_version integer)
returns void
language plpgsql
volatile
as $$
declare
  v_queue record;
begin
  -- What pgmq.send_topic does for one event, for all of them at once: one statement a queue instead of one an event.
  for v_queue in
    select m.queue_name, array_agg(m.envelope order by m.version) as envelopes
    from (
      select distinct
        b.queue_name,
        h.version,
        jsonb_build_object(
          'event', 'booking.' || t.event,
          'booking_id', p_booking.booking_id,
          'venue_id', p_booking.venue_id,
          'version', h.version,
          'state', h.to_state,
          'attempt', p_booking.attempt_count,
          'strategy', p_booking.assignment_strategy,
          'reason', h.reason,
          'at', h.at
        ) || case when p_booking.changing_from is null then '{}' else '{"modification": true}'::jsonb end as envelope
      from core.booking_state_history as h
      inner join core.booking_transition as t
        on t.from_state = coalesce(h.from_state, 'none') and t.to_state = h.to_state
      inner join pgmq.topic_bindings as b on 'booking.' || t.event ~ b.compiled_regex
      where h.booking_id = p_booking.booking_id and h.version > p_after_version
    ) as m
    group by m.queue_name
    order by m.queue_name
  loop
    perform pgmq.send_batch(v_queue.queue_name, v_queue.envelopes);
  end loop;
  -- Claims come and go with these states only, moves and blackouts aside.
  if exists (
    select from core.booking_state_history as h
    where h.booking_id = p_booking.booking_id and h.version > p_after_version
      and (h.from_state in ('held', 'confirmed', 'seated') or h.to_state in ('held', 'confirmed'))
  ) then
    perform core.tell_availability(p_booking.venue_id, p_booking.service_date);
  end if;
end
$$;

comment on function core.send_events(core.booking, integer) is
  'Sends the transitions of a booking after a version as booking.<event> through pgmq topics, in their own transaction, '
  'and availability.changed when they take or free tables.';

revoke execute on function core.send_events(core.booking, integer) from public;
