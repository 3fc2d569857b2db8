-- Deploy holdfast:core/seat_appointment to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.seat_appointment(p_venue core.venue, p_booking core.booking, p_at timestamptz)
returns jsonb
language plpgsql
volatile
as $$
declare
  v_email text;
begin
  select c.email into v_email from core.customer as c where c.customer_id = p_booking.customer_id;
  return core.take_appointment(
    p_venue, p_booking,
    -- Whom the customer asked for stays theirs.
    case when p_booking.is_pinned then core.list_therapists(p_booking.booking_id) else '{}' end,
    core.list_familiar(p_booking.venue_id, v_email), p_at);
end
$$;

comment on function core.seat_appointment(core.venue, core.booking, timestamptz) is
'Claims the best free therapists and rooms for a booking that waits or has lost some, as core.take_best_plan answers. '
  'Under the day''s lock.';

revoke execute on function core.seat_appointment(core.venue, core.booking, timestamptz) from public;

commit;
