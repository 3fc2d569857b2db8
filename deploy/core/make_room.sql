-- Deploy holdfast:core/make_room to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.make_room(
  p_venue core.venue,
  p_frame core.day_frame,
  p_booking core.booking,
  p_is_deep boolean,
  p_at timestamptz
)
returns jsonb
language plpgsql
volatile
as $$
declare
  v_depth integer := p_venue.room_depth + case when p_is_deep then 4 else 0 end;
  v_probe_limit integer := p_venue.room_probe_limit * case when p_is_deep then 20 else 1 end;
  v_board core.day_board;
  v_search core.room_search;
  v_tables bigint[];
  v_moved bigint[];
  v_moves jsonb;
  v_targets jsonb;
begin
  if not p_venue.can_make_room then
    return null;
  elsif core.is_known_refusal(p_booking, v_depth, p_at) then
    return jsonb_build_object('known_refusal', true);
  end if;
  v_board := core.read_board(p_venue, p_frame, p_booking, p_at);
  v_search := core.find_room(v_board, v_depth, v_probe_limit);
  if not v_search.is_found then
    perform core.remember_refusal(p_booking, v_depth, p_at);
    return jsonb_build_object('probes', v_search.probe_count);
  end if;

  select
    array_agg(m.booking_id) filter (where m.booking_id <> p_booking.booking_id),
    jsonb_agg(to_jsonb(m.to_resource_ids)) filter (where m.booking_id <> p_booking.booking_id),
    jsonb_agg(jsonb_build_object('booking', m.booking_id, 'from', m.from_resource_ids, 'to', m.to_resource_ids))
      filter (where m.booking_id <> p_booking.booking_id)
  into v_moved, v_targets, v_moves
  from core.list_moves(v_board, v_search) as m;
  select m.to_resource_ids into strict v_tables
  from core.list_moves(v_board, v_search) as m
  where m.booking_id = p_booking.booking_id;

  perform core.expire_holds(p_booking.venue_id, p_booking.service_date, p_at);
  perform core.apply_moves(v_moved, v_targets, p_booking.booking_id, 'make_room', p_at);
  if not core.attempt_hold(p_booking, v_tables, null, p_at) then
    perform core.raise_refusal('RS040', 'somebody else took the tables at this moment',
      jsonb_build_object('bookingId', p_booking.booking_id), 'Try again.');
  end if;
  return jsonb_build_object('tables', v_tables, 'moves', v_moves, 'probes', v_search.probe_count);
end
$$;

comment on function core.make_room(core.venue, core.day_frame, core.booking, boolean, timestamptz) is
  'Seats a booking that fits nowhere by moving others to other tables at their own times, in one go: {"tables", '
  '"moves", "probes"}; without tables when no way was found within the venue''s limits, null when the venue does not want '
  'it. Under the day''s lock. Errors: RS040 busy.';

revoke execute on function core.make_room(core.venue, core.day_frame, core.booking, boolean, timestamptz) from public;

commit;
