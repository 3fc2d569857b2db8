-- Deploy holdfast:core/seat_from_plan to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.seat_from_plan(p_booking core.booking, p_tables jsonb, p_at timestamptz)
returns void
language plpgsql
volatile
as $$
begin
  if not core.attempt_hold(
    p_booking, array(select t.id::bigint from jsonb_array_elements_text(p_tables) as t(id)), null, p_at)
  then
    perform core.raise_refusal('RS040', 'somebody else took the tables at this moment',
      jsonb_build_object('bookingId', p_booking.booking_id), 'Try again.');
  end if;
  update core.booking as b
  set state = 'confirmed',
    state_path = case b.state
      when 'manual_review' then '{assignment_pending,assignment_in_progress,confirmed}'::text[]
      else '{assignment_in_progress,confirmed}'
    end,
    state_actor = core.name_actor(), state_reason = null, attempt_count = b.attempt_count + 1,
    assignment_strategy = 'optimization'
  where b.booking_id = p_booking.booking_id;
  insert into core.booking_attempt (booking_id, number, outcome, reason, strategy, plans, lock_wait, duration, at)
  values (
    p_booking.booking_id, p_booking.attempt_count + 1, 'confirmed', null, 'optimization',
    jsonb_build_object('tables', p_tables), interval '0', interval '0', p_at);
  perform core.queue_notification(
    p_booking.booking_id,
    case when p_booking.changing_from is null then 'confirmed' else 'modification_confirmed' end, p_at);
end
$$;

comment on function core.seat_from_plan(core.booking, jsonb, timestamptz) is
  'Confirms a booking that waited at the tables that a run found for it, and tells the guest. Under the day''s lock. '
  'Errors: RS040 busy.';

revoke execute on function core.seat_from_plan(core.booking, jsonb, timestamptz) from public;

commit;
