-- Deploy holdfast:core/confirm_hold to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.confirm_hold(p_booking core.booking, p_customer_id bigint, p_notes text, p_at timestamptz)
returns text
language plpgsql
volatile
as $$
begin
  if p_booking.state in ('confirmed', 'seated', 'completed') then
    return 'already_confirmed';
  end if;
  if p_booking.state = 'held' and p_booking.hold_expires_at <= p_at then
    perform core.expire_holds(p_booking.venue_id, p_booking.service_date, p_at);
    return 'expired';
  end if;
  if p_booking.state <> 'held' then
    return case p_booking.state when 'expired' then 'expired' else 'unknown' end;
  end if;
  update core.claim as c set kind = 'booking', expires_at = null where c.booking_id = p_booking.booking_id;
  if not found then
    return 'taken';
  end if;
  update core.booking as b
  set hold_expires_at = null, customer_id = p_customer_id, notes = p_notes, state = 'confirmed',
    state_actor = core.name_actor(), state_reason = null, assignment_strategy = 'hold'
  where b.booking_id = p_booking.booking_id;
  delete from core.timer as t where t.booking_id = p_booking.booking_id;
  -- A hold cannot be moved, a booking can: there may be room now.
  delete from core.refused_search as r
  where r.venue_id = p_booking.venue_id and r.service_date = p_booking.service_date;
  perform core.queue_notification(p_booking.booking_id, 'confirmed', p_at);
  return 'confirmed';
end
$$;

comment on function core.confirm_hold(core.booking, bigint, text, timestamptz) is
  'Makes a hold firm and tells the guest: confirmed, already_confirmed, expired, taken or unknown. Under the day''s '
  'lock; p_at is the clock read after it.';

revoke execute on function core.confirm_hold(core.booking, bigint, text, timestamptz) from public;

commit;
