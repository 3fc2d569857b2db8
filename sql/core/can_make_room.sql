create or replace function core.can_make_room(
  p_venue core.venue,
  p_booking core.booking,
  p_depth integer,
  p_probe_limit integer,
  p_at timestamptz
)
returns boolean
language plpgsql
stable
as $$
declare
  v_search core.room_search;
begin
  if core.is_known_refusal(p_booking, p_depth, p_at) then
    return false;
  end if;
  v_search := core.find_room(
    core.read_board(p_venue, core.get_day_frame(p_venue, p_booking.service_date), p_booking, p_at),
    p_depth, p_probe_limit);
  return v_search.is_found;
end
$$;

comment on function core.can_make_room(core.venue, core.booking, integer, integer, timestamptz) is
  'Could a booking be seated by moving others? Nothing is changed.';

revoke execute on function core.can_make_room(core.venue, core.booking, integer, integer, timestamptz) from public;
