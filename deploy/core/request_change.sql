-- Deploy holdfast:core/request_change to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.request_change(p_booking core.booking, p_visit core.visit_request, p_at timestamptz)
returns void
language plpgsql
volatile
as $$
declare
  v_had_tables boolean := p_booking.state = 'confirmed' or p_booking.changing_from is not null;
  v_change core.booking_change;
  v_booking core.booking;
begin
  v_change := core.add_change(p_booking, p_visit, v_had_tables, p_at);
  update core.booking as b
  set service_id = p_visit.service_id, service_date = p_visit.service_date, starts_local = p_visit.starts_local,
    during = p_visit.during, occupied = p_visit.occupied, party_size = p_visit.party_size,
    seating_preference = p_visit.seating_preference, zone_wish_id = p_visit.zone_wish_id,
    therapist_wish_id = p_visit.therapist_wish_id,
    changing_from = case when v_had_tables then coalesce(b.changing_from, b.service_date) end,
    attempts_forgiven = b.attempt_count,
    state = 'assignment_pending', state_actor = core.name_actor(), state_reason = 'modification'
  where b.booking_id = p_booking.booking_id
  returning b.* into v_booking;
  if v_change.policy = 'keep' then
    update core.claim as c set kind = 'retained' where c.booking_id = p_booking.booking_id and c.kind = 'booking';
  else
    delete from core.claim as c where c.booking_id = p_booking.booking_id;
    perform core.tell_availability(p_booking.venue_id, v_booking.changing_from);
  end if;
  delete from core.timer as t where t.booking_id = p_booking.booking_id;
  perform core.queue_assignment(p_booking.booking_id);
  if v_had_tables then
    perform core.tell_change(v_booking, 'modification.pending');
    -- Who changes their mind again while tables are looked for was told already.
    if p_booking.state <> 'assignment_pending' then
      perform core.expire_notifications(p_booking.booking_id);
      perform core.queue_notification(p_booking.booking_id, 'modification_requested', p_at);
    end if;
  end if;
end
$$;

comment on function core.request_change(core.booking, core.visit_request, timestamptz) is
  'Gives a booking another visit and sends it to look for tables again. The tables that it has are kept meanwhile, or '
  'given up, as the venue wants. Under the locks of both days. Errors: RS021 transition_refused.';

revoke execute on function core.request_change(core.booking, core.visit_request, timestamptz) from public;

commit;
