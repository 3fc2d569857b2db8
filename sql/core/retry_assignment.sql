create or replace function core.retry_assignment(p_booking core.booking, p_venue core.venue, p_at timestamptz)
returns void
language plpgsql
volatile
as $$
begin
  update core.booking as b
  set state = 'assignment_pending', state_path = '{assignment_in_progress,assignment_pending}',
    state_actor = core.name_actor(), state_reason = 'no_capacity', attempt_count = b.attempt_count + 1
  where b.booking_id = p_booking.booking_id;
  insert into core.timer (due_at, queue_name, booking_id)
  values (p_at + p_venue.retry_base * power(2, p_booking.attempt_count), 'assignment', p_booking.booking_id);
end
$$;

comment on function core.retry_assignment(core.booking, core.venue, timestamptz) is
  'Puts a booking that found nothing back to waiting, to be tried again after a pause that doubles each time.';

revoke execute on function core.retry_assignment(core.booking, core.venue, timestamptz) from public;
