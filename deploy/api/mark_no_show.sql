-- Deploy holdfast:api/mark_no_show to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function api.mark_no_show(p_reference text default null, p_expected_version integer default null)
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
  if v_booking.state <> 'no_show' then
    perform core.check_version(v_booking, p_expected_version);
    if v_booking.state <> 'confirmed' then
      perform core.refuse_transition(v_booking, 'a no-show');
    elsif v_now < lower(v_booking.during) then
      perform core.raise_refusal('RS232', 'the visit has not begun',
        jsonb_build_object('startsAt', lower(v_booking.during)), 'Wait for the guest until then.');
    end if;
    perform core.release_no_show(v_booking);
  end if;
  return core.describe_booking(v_booking.booking_id, true);
end
$$;

comment on function api.mark_no_show(text, integer) is
  'Nobody came: frees the tables and writes to the guest. Can be undone with api.reopen_booking for a while. Errors: RS001 '
  'invalid_argument, RS003 wrong_isolation_level, RS005 booking_unknown, RS020 version_stale, RS021 transition_refused, '
  'RS040 busy, RS232 too_early.';

revoke execute on function api.mark_no_show(text, integer) from public;
grant execute on function api.mark_no_show(text, integer) to holdfast_service, holdfast_staff;

commit;
