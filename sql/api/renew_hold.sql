create or replace function api.renew_hold(p_reference text default null)
returns api.hold_view
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_booking core.booking;
  v_outcome text;
  v_at timestamptz;
begin
  perform core.require_read_committed();
  perform core.require_argument(p_reference is not null, 'reference', 'Give the hold''s reference.');
  select b.* into v_booking from core.booking as b where b.reference = upper(p_reference);
  if not found then
    return ('unknown', null, null, '[]', '[]')::api.hold_view;
  end if;
  v_booking := core.lock_booking(v_booking.booking_id);
  v_at := clock_timestamp();
  v_outcome := case
    when v_booking.state = 'expired' or v_booking.hold_expires_at <= v_at then 'expired'
    when v_booking.state = 'held' then 'held'
    when v_booking.state in ('confirmed', 'seated', 'completed') then 'already_confirmed'
    when v_booking.state = 'cancelled' then 'already_released'
    else 'unknown'
  end;
  if v_outcome = 'held' then
    v_booking.hold_expires_at := core.extend_hold(v_booking, v_at);
  elsif v_outcome = 'expired' then
    perform core.expire_holds(v_booking.venue_id, v_booking.service_date, v_at);
    v_booking.hold_expires_at := null;
  end if;
  return (
    v_outcome, v_booking.reference, v_booking.hold_expires_at, core.describe_tables(v_booking.booking_id), '[]'
  )::api.hold_view;
end
$$;

comment on function api.renew_hold(text) is
'Makes a hold last the venue''s hold length from now, but never longer than the venue''s limit from its beginning; '
  'expires_at says until when. Outcome: held, expired, already_confirmed, already_released or unknown. Errors: RS001 '
  'invalid_argument, RS003 wrong_isolation_level, RS040 busy.';

revoke execute on function api.renew_hold(text) from public;
grant execute on function api.renew_hold(text)
  to holdfast_guest, holdfast_service, holdfast_staff;
