create or replace function core.fail_change(p_booking core.booking, p_reason text)
returns void
language plpgsql
volatile
as $$
begin
  update core.booking as b
  set state = 'manual_review', state_path = '{assignment_in_progress,manual_review}', state_actor = core.name_actor(),
    state_reason = 'modification_' || p_reason, attempt_count = b.attempt_count + 1
  where b.booking_id = p_booking.booking_id
  returning b.* into p_booking;
  perform core.tell_change(p_booking, 'assignment_failed');
  perform core.tell_change(p_booking, 'modification.failed');
end
$$;

comment on function core.fail_change(core.booking, text) is
  'A change that cannot be met goes to a person, and the guest is told; the tables that were kept stay. They, or the '
  'guest by the link, take the change back with api.restore_booking, or wish something else.';

revoke execute on function core.fail_change(core.booking, text) from public;
