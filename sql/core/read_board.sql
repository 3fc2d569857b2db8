create or replace function core.read_board(
  p_venue core.venue,
  p_frame core.day_frame,
  p_booking core.booking,
  p_at timestamptz
)
returns core.day_board
language plpgsql
stable
as $$
declare
  v_board core.day_board;
  v_end timestamptz;
  v_seated bigint[];
begin
  select
    least(p_frame.opens_at, lower(p_booking.occupied), min(lower(c.during))),
    greatest(p_frame.ends_at, upper(p_booking.occupied), max(upper(c.during)))
  into v_board.origin, v_end
  from core.claim as c
  where c.venue_id = p_booking.venue_id and c.service_date = p_booking.service_date;
  -- A day that is too long for one bit a slot gets a coarser unit: never wrong, at worst less is found.
  v_board.unit_seconds := date_part('epoch', p_venue.slot_length)
    * ceil(date_part('epoch', v_end - v_board.origin) / date_part('epoch', p_venue.slot_length) / 62);

  select
    array_agg(m.booking_id order by m.party_size desc, m.booking_id) || p_booking.booking_id,
    array_agg(m.party_size order by m.party_size desc, m.booking_id) || p_booking.party_size,
    array_agg(m.seating_preference order by m.party_size desc, m.booking_id) || p_booking.seating_preference,
    array_agg(core.make_mask(m.occupied, v_board.origin, v_board.unit_seconds) order by m.party_size desc, m.booking_id)
      || core.make_mask(p_booking.occupied, v_board.origin, v_board.unit_seconds),
    array_agg(m.seating_id order by m.party_size desc, m.booking_id)
  into v_board.booking_ids, v_board.parties, v_board.preferences, v_board.masks, v_seated
  from core.list_movable(p_venue, p_booking.service_date, p_at) as m;

  v_board := core.lay_tables(v_board, p_booking, p_at);
  v_board := core.lay_seatings(v_board, p_booking.venue_id, v_seated);
  return core.lay_choices(v_board, p_booking.venue_id);
end
$$;

comment on function core.read_board(core.venue, core.day_frame, core.booking, timestamptz) is
  'Reads a service day once, laid out for a search of room for this booking.';

revoke execute on function core.read_board(core.venue, core.day_frame, core.booking, timestamptz) from public;
