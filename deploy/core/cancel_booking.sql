-- Deploy holdfast:core/cancel_booking to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.cancel_booking(p_booking core.booking, p_reason text, p_at timestamptz)
returns void
language plpgsql
volatile
as $$
declare
  v_is_late boolean := not core.is_insider() and core.is_past_cut_off(p_booking, p_at);
begin
  if v_is_late and not exists (
    select from core.venue as v
    where v.venue_id = p_booking.venue_id and v.is_late_cancellation_accepted and p_at < lower(p_booking.during)
  ) then
    perform core.check_cut_off(p_booking, p_at);
  end if;
  update core.booking as b
  set state = 'cancelled', hold_expires_at = null, state_actor = core.name_actor(),
    state_reason = case when v_is_late then 'late_cancellation' else coalesce(p_reason, 'requested') end
  where b.booking_id = p_booking.booking_id;
  delete from core.claim as c where c.booking_id = p_booking.booking_id;
  delete from core.timer as t where t.booking_id = p_booking.booking_id;
  perform core.expire_notifications(p_booking.booking_id);
  perform core.queue_notification(p_booking.booking_id, 'cancelled', p_at);
end
$$;

comment on function core.cancel_booking(core.booking, text, timestamptz) is
  'Cancels a booking, frees all of its tables and tells the guest. A guest who comes late is refused, unless the venue '
  'accepts that. Under the day''s lock. Errors: RS021 transition_refused, RS231 too_late.';

revoke execute on function core.cancel_booking(core.booking, text, timestamptz) from public;

commit;
