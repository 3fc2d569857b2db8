-- Deploy holdfast:core/can_make_room to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.can_make_room(
  p_venue core.venue,
  p_frame core.day_frame,
  p_booking core.booking,
  p_at timestamptz
)
returns boolean
language plpgsql
stable
as $$
declare
  v_search core.room_search;
begin
  if core.is_known_refusal(p_booking, p_venue.room_depth, p_at) then
    return false;
  end if;
  v_search := core.find_room(
    core.read_board(p_venue, p_frame, p_booking, p_at), p_venue.room_depth, p_venue.room_probe_limit);
  return v_search.is_found;
end
$$;

comment on function core.can_make_room(core.venue, core.day_frame, core.booking, timestamptz) is
  'Could a booking be seated by moving others? Nothing is changed.';

revoke execute on function core.can_make_room(core.venue, core.day_frame, core.booking, timestamptz) from public;

commit;
