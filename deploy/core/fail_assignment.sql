-- Deploy holdfast:core/fail_assignment to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.fail_assignment(p_booking core.booking, p_reason text, p_at timestamptz)
returns void
language plpgsql
volatile
as $$
begin
  if p_booking.changing_from is not null then
    perform core.fail_change(p_booking, p_reason, p_at);
    return;
  end if;
  update core.booking as b
  set state = 'failed', state_path = '{assignment_in_progress,failed}', state_actor = core.name_actor(),
    state_reason = p_reason, attempt_count = b.attempt_count + 1
  where b.booking_id = p_booking.booking_id;
end
$$;

comment on function core.fail_assignment(core.booking, text, timestamptz) is
  'Gives a waiting booking up, with the reason (no_capacity, time_passed), and tells the guest; a change that cannot be met goes to a person.';

revoke execute on function core.fail_assignment(core.booking, text, timestamptz) from public;

commit;
