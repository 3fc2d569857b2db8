create or replace function core.assign_booking(p_booking_id bigint, p_began_at timestamptz, p_at timestamptz)
returns jobs.assignment
language plpgsql
volatile
as $$
declare
  v_booking core.booking;
  v_venue core.venue;
  v_frame core.day_frame;
  v_plans jsonb := jsonb '{}';
  v_strategy text := 'direct';
  v_outcome text := 'no_capacity';
  v_reason text;
  v_kept core.claim[];
begin
  select b.* into v_booking from core.booking as b where b.booking_id = p_booking_id for update;
  if v_booking.state is distinct from 'assignment_pending' then
    return core.settle_booking(v_booking, p_at);
  end if;
  if not core.has_service_day(v_booking.venue_id, v_booking.service_date) then
    perform core.raise_refusal('RS040', 'the booking moved to another day at this moment',
      jsonb_build_object('bookingId', p_booking_id), 'Try again.');
  end if;
  if v_booking.changing_from is not null then
    v_kept := core.lift_tables(v_booking);
  end if;
  select v.* into strict v_venue from core.venue as v where v.venue_id = v_booking.venue_id;
  select f.* into v_frame from core.get_day_frame(v_venue, v_booking.service_date) as f;

  v_reason := case when lower(v_booking.during) > p_at then 'no_capacity' else 'time_passed' end;
  if v_reason = 'no_capacity' then
    v_plans := core.take_best_plan(v_venue, v_frame, v_booking, p_at);
    if not v_plans ? 'tables' then
      v_strategy := 'make_room';
      v_plans := v_plans
        || coalesce(core.make_room(v_venue, v_frame, v_booking, v_booking.attempt_count > 0, p_at), '{}');
    end if;
  end if;

  if not v_plans ? 'tables' and v_booking.changing_from is not null then
    perform core.put_tables_back(v_kept);
  end if;
  if v_plans ? 'tables' then
    v_outcome := 'confirmed';
    v_reason := null;
    perform core.confirm_assignment(v_booking, v_strategy, p_at);
  elsif v_reason = 'no_capacity' and v_booking.attempt_count + 1 < v_venue.retry_attempts then
    v_outcome := 'retry';
    perform core.retry_assignment(v_booking, v_venue, p_at);
  else
    v_plans := v_plans || jsonb_build_object('alternatives', core.offer_times(v_venue, v_frame, v_booking, p_at));
    perform core.fail_assignment(v_booking, v_reason, p_at);
  end if;
  insert into core.booking_attempt (booking_id, number, outcome, reason, strategy, plans, lock_wait, duration, at)
  values (
    p_booking_id, v_booking.attempt_count + 1, v_outcome, v_reason, v_strategy, v_plans, p_at - p_began_at,
    clock_timestamp() - p_began_at, p_began_at
  );
  return (
    p_booking_id, v_outcome,
    case v_outcome when 'confirmed' then 'confirmed' when 'retry' then 'assignment_pending'
      else case when v_booking.changing_from is null then 'failed' else 'manual_review' end end,
    v_reason, null
  )::jobs.assignment;
end
$$;

comment on function core.assign_booking(bigint, timestamptz, timestamptz) is
  'One attempt to seat a booking that waits: rank and claim, else make room, deeper in a retry; confirm, try again '
  'later or give up, with the attempt''s row. Under the day''s lock; p_at is the clock read after it. Errors: RS040 '
  'busy.';

revoke execute on function core.assign_booking(bigint, timestamptz, timestamptz) from public;
