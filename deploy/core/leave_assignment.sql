-- Deploy holdfast:core/leave_assignment to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.leave_assignment(p_booking core.booking, p_outcome text, p_reason text)
returns jobs.assignment
language plpgsql
volatile
as $$
declare
  v_state text := case p_outcome when 'retry' then 'assignment_pending' else p_outcome end;
begin
  if p_booking.changing_from is not null and p_outcome <> 'retry' then
    perform core.fail_change(p_booking, p_reason);
    return (p_booking.booking_id, 'manual_review', 'manual_review', 'modification_' || p_reason, null)::jobs.assignment;
  end if;
  update core.booking as b
  set state = v_state, state_path = array['assignment_in_progress', v_state], state_actor = core.name_actor(),
    state_reason = p_reason, attempt_count = b.attempt_count + 1
  where b.booking_id = p_booking.booking_id;
  return (p_booking.booking_id, p_outcome, v_state, p_reason, null)::jobs.assignment;
end
$$;

comment on function core.leave_assignment(core.booking, text, text) is
  'Ends an attempt without tables: the booking waits again (retry), or is in manual_review, or failed; a change that '
  'cannot be met goes to a person.';

revoke execute on function core.leave_assignment(core.booking, text, text) from public;

commit;
