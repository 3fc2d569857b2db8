-- Deploy holdfast:core/restart_assignment to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.restart_assignment(
  p_booking core.booking,
  p_began_at timestamptz,
  p_at timestamptz
)
returns jobs.assignment
language plpgsql
volatile
as $$
begin
  update core.booking as b
  set state = 'assignment_pending', state_path = '{assignment_in_progress,assignment_pending}',
    state_actor = core.name_actor(), state_reason = 'version_changed', attempt_count = b.attempt_count + 1
  where b.booking_id = p_booking.booking_id;
  insert into core.booking_attempt (booking_id, number, outcome, reason, strategy, plans, lock_wait, duration, at)
  values (
    p_booking.booking_id, p_booking.attempt_count + 1, 'aborted', 'version_changed', 'direct', '{}',
    p_at - p_began_at, clock_timestamp() - p_began_at, p_began_at
  );
  perform core.queue_assignment(p_booking.booking_id);
  return (
    p_booking.booking_id, 'aborted', 'assignment_pending', 'version_changed', null
  )::jobs.assignment;
end
$$;

comment on function core.restart_assignment(core.booking, timestamptz, timestamptz) is
  'Gives up an attempt at a booking that was changed while it waited for the lock, and asks for a fresh look at once.';

revoke execute on function core.restart_assignment(core.booking, timestamptz, timestamptz) from public;

commit;
