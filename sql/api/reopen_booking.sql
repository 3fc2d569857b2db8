create or replace function api.reopen_booking(p_reference text default null, p_expected_version integer default null)
returns api.booking_view
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_booking core.booking;
  v_now timestamptz;
begin
  perform core.require_read_committed();
  v_booking := core.lock_booking(core.find_booking(p_reference));
  v_now := clock_timestamp();
  if v_booking.state = 'confirmed' and v_booking.state_reason = 'reopened' then
    return core.describe_booking(v_booking.booking_id, true);
  end if;
  perform core.check_version(v_booking, p_expected_version);
  if v_booking.state = 'no_show' then
    perform core.check_grace(v_booking, v_now);
    perform core.retake_tables(v_booking, v_booking.released_resource_ids, v_now);
    perform core.expire_notifications(v_booking.booking_id);
  elsif v_booking.state <> 'seated' then
    perform core.refuse_transition(v_booking, 'reopened');
  end if;
  update core.booking as b
  set state = 'confirmed', state_actor = core.name_actor(), state_reason = 'reopened', seated_at = null,
    released_resource_ids = null
  where b.booking_id = v_booking.booking_id;
  return core.describe_booking(v_booking.booking_id, true);
end
$$;

comment on function api.reopen_booking(text, integer) is
  'Undoes api.seat_booking, or api.mark_no_show within the venue''s grace: the guests came after all, and get their tables '
  'or others. Errors: RS001 invalid_argument, RS003 wrong_isolation_level, RS005 booking_unknown, RS020 version_stale, RS021 '
  'transition_refused, RS040 busy, RS231 too_late, RS234 tables_gone.';

revoke execute on function api.reopen_booking(text, integer) from public;
grant execute on function api.reopen_booking(text, integer) to holdfast_service, holdfast_staff;
