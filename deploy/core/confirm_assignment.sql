-- Deploy holdfast:core/confirm_assignment to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.confirm_assignment(p_booking core.booking, p_strategy text, p_at timestamptz)
returns void
language plpgsql
volatile
as $$
begin
  update core.booking as b
  set state = 'confirmed', state_path = '{assignment_in_progress,confirmed}', state_actor = core.name_actor(),
    state_reason = null, attempt_count = b.attempt_count + 1, assignment_strategy = p_strategy
  where b.booking_id = p_booking.booking_id;
  perform core.queue_notification(
    p_booking.booking_id,
    case when p_booking.changing_from is null then 'confirmed' else 'modification_confirmed' end, p_at);
end
$$;

comment on function core.confirm_assignment(core.booking, text, timestamptz) is
  'Confirms a waiting booking that has its claims, and tells the guest.';

revoke execute on function core.confirm_assignment(core.booking, text, timestamptz) from public;

commit;
