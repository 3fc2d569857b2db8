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
  v_given bigint[] := core.list_therapists(p_booking.booking_id);
  v_email text;
begin
  select c.email into v_email from core.customer as c where c.customer_id = p_booking.customer_id;
  return core.take_appointment(
    p_venue, p_booking,
    case
      -- Whom the customer asked for, or a person chose for this very time, it is or nobody.
      when p_booking.therapist_wish_id is not null then array[p_booking.therapist_wish_id]
      when p_booking.is_pinned and p_booking.changing_from is null then v_given
      else '{}'
    end,
    -- Who changes the time would rather not change the therapist.
    case when v_given <> '{}' then v_given else core.list_familiar(p_booking.venue_id, v_email) end, p_at);
end
$$;

comment on function core.seat_appointment(core.venue, core.booking, timestamptz) is
'Claims the best free therapists and rooms for a booking that waits or has lost some, as core.take_best_plan answers. '
  'Under the day''s lock.';

revoke execute on function core.seat_appointment(core.venue, core.booking, timestamptz) from public;

commit;
