-- Deploy holdfast:core/settle_booking to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.settle_booking(p_booking core.booking, p_at timestamptz)
returns jobs.assignment
language plpgsql
volatile
as $$
begin
  if p_booking.state = 'held' and p_booking.hold_expires_at <= p_at then
    perform core.expire_holds(p_booking.venue_id, p_booking.service_date, p_at);
    return (p_booking.booking_id, 'expired', 'expired', 'hold_expired', null)::jobs.assignment;
  end if;
  return (
    p_booking.booking_id, 'nothing_to_do', p_booking.state, p_booking.state_reason, null
  )::jobs.assignment;
end
$$;

comment on function core.settle_booking(core.booking, timestamptz) is
  'What is due for a booking that does not wait for tables: a hold that has expired ends. Under the day''s lock.';

revoke execute on function core.settle_booking(core.booking, timestamptz) from public;

commit;
