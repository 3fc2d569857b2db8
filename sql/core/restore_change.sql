create or replace function core.restore_change(p_booking core.booking, p_at timestamptz)
returns void
language plpgsql
volatile
as $$
declare
  v_change core.booking_change;
  v_former core.booking;
begin
  select c.* into strict v_change
  from core.booking_change as c
  where c.booking_id = p_booking.booking_id and c.outcome = 'pending';
  v_former := core.recall_former(p_booking, v_change.from_visit);
  if v_change.policy = 'release' then
    perform core.retake_tables(v_former, v_change.from_resource_ids, p_at);
  end if;
  perform core.expire_notifications(p_booking.booking_id);
  update core.booking as b
  set service_id = v_former.service_id, service_date = v_former.service_date, starts_local = v_former.starts_local,
    during = v_former.during, occupied = v_former.occupied, party_size = v_former.party_size,
    seating_preference = v_former.seating_preference, zone_wish_id = v_former.zone_wish_id,
    therapist_wish_id = v_former.therapist_wish_id,
    state = 'confirmed', state_actor = core.name_actor(), state_reason = 'modification_restored'
  where b.booking_id = p_booking.booking_id;
  delete from core.timer as t where t.booking_id = p_booking.booking_id;
  perform core.queue_notification(p_booking.booking_id, 'confirmed', p_at);
end
$$;

comment on function core.restore_change(core.booking, timestamptz) is
  'Takes a change back: the booking is confirmed as it was before, on the tables that it kept, and the guest is told. '
  'Under the locks of both days. Errors: RS040 busy, RS234 tables_gone.';

revoke execute on function core.restore_change(core.booking, timestamptz) from public;
