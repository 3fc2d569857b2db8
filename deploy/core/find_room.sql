-- Deploy holdfast:core/find_room to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_room(p_board core.day_board, p_depth integer, p_probe_limit integer)
returns core.room_search
language plpgsql
stable
as $$
declare
  v_booking integer := cardinality(p_board.booking_ids);
  v_search core.room_search;
begin
  v_search.is_found := false;
  v_search.probe_count := 0;
  v_search.probe_limit := p_probe_limit;
  v_search.busy := p_board.busy;
  v_search.locked := p_board.locked;
  v_search.moved := array[v_booking];
  v_search.targets := array_fill(null::integer, array[v_booking]);
  v_search.failed_depths := array_fill(0, array[v_booking]);
  v_search.lifted := set_bit(repeat('0', v_booking)::bit varying, v_booking - 1, 1);
  v_search.helpers := array_fill(null::bit varying, array[v_booking]);
  if core.has_no_room(p_board, v_booking) then
    return v_search;
  end if;
  -- The shortest chain moves the fewest guests.
  for v_depth in 1 .. p_depth loop
    v_search := core.search_room(p_board, v_search, v_booking, v_depth);
    exit when v_search.is_found or v_search.probe_count >= v_search.probe_limit;
  end loop;
  return v_search;
end
$$;

comment on function core.find_room(core.day_board, integer, integer) is
  'Looks for a way to seat the last booking of a board by moving others, deeper and deeper, within a limit of probes.';

revoke execute on function core.find_room(core.day_board, integer, integer) from public;

commit;
