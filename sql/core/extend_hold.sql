create or replace function core.extend_hold(p_booking core.booking, p_at timestamptz)
returns timestamptz
language plpgsql
volatile
as $$
declare
  v_expires_at timestamptz;
begin
  select greatest(p_booking.hold_expires_at, least(p_at + v.hold_length, p_booking.created_at + v.hold_limit))
  into strict v_expires_at
  from core.venue as v
  where v.venue_id = p_booking.venue_id;
  update core.booking as b set hold_expires_at = v_expires_at where b.booking_id = p_booking.booking_id;
  update core.claim as c set expires_at = v_expires_at where c.booking_id = p_booking.booking_id;
  update core.hold as h set expires_at = v_expires_at where h.booking_id = p_booking.booking_id;
  update core.timer as t set due_at = v_expires_at where t.booking_id = p_booking.booking_id;
  perform core.plan_hold_notice(p_booking.booking_id, v_expires_at, p_at);
  return v_expires_at;
end
$$;

comment on function core.extend_hold(core.booking, timestamptz) is
'Renews a hold up to the venue''s limit and says until when it is good now. Under the day''s lock.';

revoke execute on function core.extend_hold(core.booking, timestamptz) from public;
