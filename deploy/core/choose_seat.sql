-- Deploy holdfast:core/choose_seat to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.choose_seat(
  p_board core.day_board,
  p_rules core.repack_rules,
  p_busy bigint[],
  p_booking integer
)
returns integer
language plpgsql
volatile
as $$
declare
  v_mask bigint := p_board.masks[p_booking];
  v_start integer := p_rules.firsts[p_booking];
  v_end integer := v_start + bit_count(v_mask::bit(64))::integer;
  v_width integer := p_rules.window_units;
  v_window integer := (1 << v_width) - 1;
  v_first integer := p_board.choice_firsts[p_board.classes[p_booking]];
  v_home integer := p_board.seats[p_booking];
  v_best double precision := double precision 'infinity';
  v_chosen integer;
  v_seat integer;
  v_place integer;
  v_taken bigint;
  v_cost double precision;
begin
  -- Loops over arrays: a statement would cost more to start than these few steps take.
  for v_choice in v_first .. v_first + p_board.choice_counts[p_board.classes[p_booking]] - 1 loop
    v_seat := p_board.choices[v_choice];
    v_cost := p_rules.seat_costs[v_seat] - p_board.parties[p_booking];
    exit when v_cost - 2 > v_best;
    v_place := (v_seat - 1) * p_board.seat_stride;
    v_taken := p_busy[p_board.seat_tables[v_place + 1]];
    for v_next in 2 .. p_board.seat_sizes[v_seat] loop
      v_taken := v_taken | p_busy[p_board.seat_tables[v_place + v_next]];
    end loop;
    continue when v_taken & v_mask <> 0;
    v_cost := v_cost + 2 * random() + case when v_seat <> v_home then p_rules.move_price else 0 end
      + case when p_rules.seat_zones[v_seat] <> p_rules.zone_wishes[p_booking] then 0.5 else 0 end;
    for v_next in 1 .. p_board.seat_sizes[v_seat] loop
      v_taken := p_busy[p_board.seat_tables[v_place + v_next]];
      -- Before opening a table is as good as taken, too.
      v_cost := v_cost + p_rules.side_after[1 + ((v_taken >> v_end) & v_window)]
        + p_rules.side_before[1 + (case
          when v_start >= v_width then (v_taken >> (v_start - v_width)) & v_window
          else ((v_taken << (v_width - v_start)) | ((1 << (v_width - v_start)) - 1)) & v_window
        end)];
    end loop;
    if v_cost < v_best then
      v_best := v_cost;
      v_chosen := v_seat;
    end if;
  end loop;
  return v_chosen;
end
$$;

comment on function core.choose_seat(core.day_board, core.repack_rules, bigint[], integer) is
  'A good free seating for a booking: waste, joins, move, zone and the gaps beside it, with some chance added; null when '
  'none is free.';

revoke execute on function core.choose_seat(core.day_board, core.repack_rules, bigint[], integer) from public;

commit;
