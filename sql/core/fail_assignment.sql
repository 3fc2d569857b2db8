create or replace function core.fail_assignment(p_booking_id bigint, p_reason text, p_at timestamptz)
returns void
language plpgsql
volatile
as $$
begin
  update core.booking as b
  set state = 'failed', state_actor = core.name_actor(), state_reason = p_reason
  where b.booking_id = p_booking_id;
  perform core.queue_notification(p_booking_id, 'failed', p_at);
end
$$;

comment on function core.fail_assignment(bigint, text, timestamptz) is
  'Gives a booking up, with the reason (no_capacity, time_passed), and tells the guest.';

revoke execute on function core.fail_assignment(bigint, text, timestamptz) from public;
