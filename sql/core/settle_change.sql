create or replace function core.settle_change(p_booking core.booking)
returns core.booking
language plpgsql
volatile
as $$
declare
  v_outcome text := case p_booking.state
    when 'confirmed' then case p_booking.state_reason when 'modification_restored' then 'restored' else 'confirmed' end
    when 'cancelled' then 'cancelled'
    else 'declined'
  end;
begin
  update core.booking_change as c
  set outcome = v_outcome, settled_version = p_booking.state_version, settled_at = clock_timestamp()
  where c.booking_id = p_booking.booking_id and c.outcome = 'pending';
  if v_outcome = 'restored' then
    update core.claim as c
    set kind = 'booking'
    where c.booking_id = p_booking.booking_id and c.kind = 'retained';
  else
    delete from core.claim as c where c.booking_id = p_booking.booking_id and c.kind = 'retained';
    perform core.tell_availability(p_booking.venue_id, p_booking.changing_from);
  end if;
  if v_outcome = 'confirmed' then
    -- What a person chose or promised were the former tables; the new ones may be moved, unless a person chose them, too.
    p_booking.is_pinned := p_booking.therapist_wish_id is not null
      or p_booking.is_pinned and p_booking.assignment_strategy = 'staff';
    perform core.tell_change(p_booking, 'modification.confirmed');
  end if;
  p_booking.changing_from := null;
  return p_booking;
end
$$;

comment on function core.settle_change(core.booking) is
  'Ends the change of a booking that comes to have tables again, or ends itself: the tables that were kept are its own '
  'again (restored) or are given up. Called by the trigger of core.number_transition.';

revoke execute on function core.settle_change(core.booking) from public;
