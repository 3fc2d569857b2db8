create or replace function api.restore_booking(
  p_reference text default null,
  p_expected_version integer default null,
  p_token text default null
)
returns api.booking_view
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_booking core.booking;
  v_at timestamptz;
begin
  perform core.require_read_committed();
  v_booking := core.lock_change(core.find_managed_booking(p_reference, p_token, clock_timestamp()), null);
  v_at := clock_timestamp();
  if v_booking.changing_from is not null then
    perform core.check_version(v_booking, p_expected_version);
    perform core.check_cut_off(v_booking, v_at);
    perform core.restore_change(v_booking, v_at);
  elsif v_booking.state <> 'confirmed' or v_booking.state_reason is distinct from 'modification_restored' then
    perform core.refuse_transition(v_booking, 'restored');
  end if;
  return core.describe_booking(v_booking.booking_id, true);
end
$$;

comment on function api.restore_booking(text, integer, text) is
  'Takes back a change that is under way or could not be met: the booking is confirmed as it was before. One that was '
  'restored stays as it is. Guests need the token of their link. Errors: RS001 invalid_argument, RS003 wrong_isolation_level, '
  'RS005 booking_unknown, RS020 version_stale, RS021 transition_refused, RS040 busy, RS230 link_refused, RS231 '
  'too_late, RS234 tables_gone.';

revoke execute on function api.restore_booking(text, integer, text) from public;
grant execute on function api.restore_booking(text, integer, text) to holdfast_guest, holdfast_service, holdfast_staff;
