create or replace function api.release_hold(p_reference text default null)
returns api.hold_view
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_booking core.booking;
  v_outcome text;
begin
  perform core.require_read_committed();
  perform core.require_argument(p_reference is not null, 'reference', 'Give the hold''s reference.');
  select b.* into v_booking from core.booking as b where b.reference = upper(p_reference);
  if not found then
    return ('unknown', null, null, '[]', '[]')::api.hold_view;
  end if;
  v_booking := core.lock_booking(v_booking.booking_id);
  v_outcome := case
    when v_booking.state = 'held' then 'released'
    when v_booking.state in ('cancelled', 'expired') then 'already_released'
    when v_booking.state in ('confirmed', 'seated', 'completed') then 'already_confirmed'
    else 'unknown'
  end;
  if v_outcome = 'released' then
    update core.booking as b
    set state = 'cancelled', hold_expires_at = null, state_actor = core.name_actor(), state_reason = 'released'
    where b.booking_id = v_booking.booking_id;
    delete from core.claim as c where c.booking_id = v_booking.booking_id;
    delete from core.timer as t where t.booking_id = v_booking.booking_id;
  end if;
  return (v_outcome, v_booking.reference, null, '[]', '[]')::api.hold_view;
end
$$;

comment on function api.release_hold(text) is
  'Gives a hold''s tables back. Outcome: released, already_released, already_confirmed or unknown. Errors: RS001 '
  'invalid_argument, RS003 wrong_isolation_level, RS040 busy.';

revoke execute on function api.release_hold(text) from public;
grant execute on function api.release_hold(text) to holdfast_guest, holdfast_service, holdfast_staff;
