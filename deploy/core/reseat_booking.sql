-- Deploy holdfast:core/reseat_booking to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.reseat_booking(
  p_board core.day_board,
  p_search core.room_search,
  p_booking integer,
  p_depth integer
)
returns core.room_search
language plpgsql
stable
as $$
declare
  v_seat integer;
begin
  p_search.probe_count := p_search.probe_count + 1;
  v_seat := core.find_free_seat(p_board, p_search.busy, p_booking);
  if v_seat is not null then
    return core.settle_seat(p_board, p_search, p_booking, v_seat);
  end if;
  p_search.is_found := false;
  if p_depth <= 1
    or p_search.probe_count >= p_search.probe_limit
    or p_search.failed_depths[p_booking] >= p_depth - 1
  then
    return p_search;
  end if;
  p_search := core.search_room(p_board, p_search, p_booking, p_depth - 1);
  if not p_search.is_found then
    p_search.failed_depths[p_booking] := p_depth - 1;
  end if;
  return p_search;
end
$$;

comment on function core.reseat_booking(core.day_board, core.room_search, integer, integer) is
  'Seats a lifted booking: on a free seating, or one level deeper by lifting others; a depth at which it failed is not '
  'tried again.';

revoke execute on function core.reseat_booking(core.day_board, core.room_search, integer, integer) from public;

commit;
