create or replace function api.seat_booking(
  p_reference text default null,
  p_at timestamptz default null,
  p_expected_version integer default null
)
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
  if v_booking.state <> 'seated' then
    perform core.check_version(v_booking, p_expected_version);
    perform core.check_visit_time(v_booking, p_at, v_now);
    if v_booking.state <> 'confirmed' then
      perform core.refuse_transition(v_booking, 'seated');
    end if;
    update core.booking as b
    set state = 'seated', state_actor = core.name_actor(), state_reason = null, seated_at = coalesce(p_at, v_now)
    where b.booking_id = v_booking.booking_id;
  end if;
  return core.describe_booking(v_booking.booking_id, true);
end
$$;

comment on function api.seat_booking(text, timestamptz, integer) is
  'The party sits, since p_at or now. One that sits already is left alone. Errors: RS001 invalid_argument, RS003 '
  'wrong_isolation_level, RS005 booking_unknown, RS020 version_stale, RS021 transition_refused, RS040 busy, RS232 too_early.';

revoke execute on function api.seat_booking(text, timestamptz, integer) from public;
grant execute on function api.seat_booking(text, timestamptz, integer) to holdfast_service, holdfast_staff;
