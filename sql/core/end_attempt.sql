create or replace function core.end_attempt(
  p_venue core.venue,
  p_frame core.day_frame,
  p_booking core.booking,
  p_outcome text,
  p_reason text,
  p_is_woken boolean,
  p_strategy text,
  p_plans jsonb,
  p_began_at timestamptz,
  p_at timestamptz
)
returns jobs.assignment
language plpgsql
volatile
as $$
begin
  if p_reason = 'no_capacity' then
    p_plans := p_plans || core.list_hindrances(p_venue, p_booking, p_plans, p_at);
  end if;
  if p_outcome <> 'retry' then
    p_plans := p_plans || jsonb_build_object('alternatives', core.offer_times(p_venue, p_frame, p_booking, p_at));
  end if;
  insert into core.booking_attempt (
    booking_id, number, outcome, reason, is_woken, strategy, plans, lock_wait, duration, at
  )
  values (
    p_booking.booking_id, p_booking.attempt_count + 1, p_outcome, p_reason, p_is_woken, p_strategy, p_plans,
    p_at - p_began_at, clock_timestamp() - p_began_at, p_began_at
  );
  return core.leave_assignment(p_booking, p_outcome, p_reason);
end
$$;

comment on function core.end_attempt(
  core.venue, core.day_frame, core.booking, text, text, boolean, text, jsonb, timestamptz, timestamptz
) is
  'Ends an attempt that found no tables, with its row: what stood in the way, and what to offer when it was the last. '
  'Under the day''s lock.';

revoke execute on function core.end_attempt(
  core.venue, core.day_frame, core.booking, text, text, boolean, text, jsonb, timestamptz, timestamptz
) from public;
