create or replace function core.settle_booking(p_booking_id bigint, p_at timestamptz)
returns jobs.assignment
language plpgsql
volatile
as $$
declare
  v_booking core.booking;
begin
  select b.* into v_booking from core.booking as b where b.booking_id = p_booking_id for update;
  if v_booking.state = 'held' and v_booking.hold_expires_at <= p_at then
    perform core.expire_holds(v_booking.venue_id, v_booking.service_date, p_at);
    return (p_booking_id, 'expired', 'expired', 'hold_expired', null)::jobs.assignment;
  end if;
  return (
    p_booking_id, 'nothing_to_do', v_booking.state, v_booking.state_reason, core.label_tables(p_booking_id)
  )::jobs.assignment;
end
$$;

comment on function core.settle_booking(bigint, timestamptz) is
  'What is due for a booking that does not wait for tables: a hold that has expired ends. Under the day''s lock.';

revoke execute on function core.settle_booking(bigint, timestamptz) from public;
