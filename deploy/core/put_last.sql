-- Deploy holdfast:core/put_last to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.put_last(p_board core.day_board, p_booking integer)
returns core.day_board
language plpgsql
immutable
as $$
declare
  v_order integer[] := array(select generate_series(1, cardinality(p_board.seats)));
  v_last integer := cardinality(p_board.seats);
begin
  v_order[v_last] := p_booking;
  v_order[p_booking] := v_last;
  select
    array_agg(p_board.booking_ids[o.booking] order by o.place),
    array_agg(p_board.parties[o.booking] order by o.place),
    array_agg(p_board.preferences[o.booking] order by o.place),
    array_agg(p_board.classes[o.booking] order by o.place),
    -- Who else stands takes no room from anybody.
    array_agg(
      case when p_board.seats[o.booking] is null and o.booking <> p_booking then 0 else p_board.masks[o.booking] end
      order by o.place),
    array_agg(p_board.seats[o.booking] order by o.place)
  into p_board.booking_ids, p_board.parties, p_board.preferences, p_board.classes, p_board.masks, p_board.seats
  from unnest(v_order) with ordinality as o(booking, place);
  return core.relay_board(p_board, p_board.seats);
end
$$;

comment on function core.put_last(core.day_board, integer) is
  'The board as core.find_room wants it to seat a booking that has no tables: it changes places with the last one, and '
  'whoever else has none is left out of account.';

revoke execute on function core.put_last(core.day_board, integer) from public;

commit;
