-- Deploy holdfast:core/tell_change to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.tell_change(p_booking core.booking, p_event text)
returns void
language plpgsql
volatile
as $$
begin
  if exists (select from pgmq.topic_bindings) then
    perform core.send_event('booking.' || p_event, jsonb_build_object(
      'event', 'booking.' || p_event,
      'booking_id', p_booking.booking_id,
      'venue_id', p_booking.venue_id,
      'version', p_booking.state_version,
      'state', p_booking.state,
      'attempt', p_booking.attempt_count,
      'strategy', p_booking.assignment_strategy,
      'reason', core.tell_reason(p_booking.state_reason),
      'modification', true,
      'at', clock_timestamp()
    ));
  end if;
end
$$;

comment on function core.tell_change(core.booking, text) is
  'Sends an event about the change of a booking, beside those of its transitions: modification.pending, .confirmed, .failed.';

revoke execute on function core.tell_change(core.booking, text) from public;

commit;
