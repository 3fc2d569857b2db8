-- Deploy holdfast:core/weigh_seat to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.weigh_seat(
  p_board core.day_board,
  p_rules core.repack_rules,
  p_booking integer,
  p_seat integer
)
returns double precision
language plpgsql
immutable
as $$
begin
  if p_seat is null then
    -- Nobody who could sit is left standing, whatever it costs the others.
    return 1000 + 100 * p_board.parties[p_booking];
  end if;
  return p_rules.seat_costs[p_seat] - p_board.parties[p_booking]
    + case when p_rules.seat_zones[p_seat] <> p_rules.zone_wishes[p_booking] then 0.5 else 0 end
    + case when p_seat <> p_board.seats[p_booking] then p_rules.move_price else 0 end;
end
$$;

comment on function core.weigh_seat(core.day_board, core.repack_rules, integer, integer) is
  'What it costs to have a booking at a seating: wasted seats, joins, a missed zone, the move; null: left standing.';

revoke execute on function core.weigh_seat(core.day_board, core.repack_rules, integer, integer) from public;

commit;
