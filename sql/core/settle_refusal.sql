create or replace function core.settle_refusal(
  p_venue core.venue,
  p_frame core.day_frame,
  p_booking core.booking,
  p_strategy text,
  p_plans jsonb,
  p_began_at timestamptz,
  p_at timestamptz
)
returns jobs.assignment
language plpgsql
volatile
as $$
declare
  v_is_woken boolean := exists (select from core.timer as t where t.booking_id = p_booking.booking_id);
  v_reason text := core.find_refusal(p_venue, p_booking, p_at);
  v_outcome text;
  v_due_at timestamptz;
begin
  if v_reason <> 'no_capacity' then
    v_outcome := case when p_booking.changing_from is null then 'failed' else 'manual_review' end;
  elsif v_is_woken then
    v_outcome := 'retry';
  else
    v_due_at := core.get_retry_time(p_venue, p_booking, p_at);
    v_outcome := case when v_due_at is null then 'manual_review' else 'retry' end;
  end if;
  if v_due_at is not null then
    insert into core.timer (due_at, queue_name, booking_id)
    values (v_due_at, 'assignment', p_booking.booking_id);
  end if;
  return core.end_attempt(
    p_venue, p_frame, p_booking, v_outcome, v_reason, v_is_woken, p_strategy, p_plans, p_began_at, p_at);
end
$$;

comment on function
  core.settle_refusal(core.venue, core.day_frame, core.booking, text, jsonb, timestamptz, timestamptz) is
  'What becomes of a booking for which no tables were found: tried again later, given to a person after the last '
  'attempt, or failed when it can never be seated; with the attempt''s row. Under the day''s lock.';

revoke execute on function
  core.settle_refusal(core.venue, core.day_frame, core.booking, text, jsonb, timestamptz, timestamptz) from public;
