create or replace function core.swap_tails(
  p_board core.day_board,
  p_rules core.repack_rules,
  p_plan core.repack_plan
)
returns core.repack_plan
language plpgsql
volatile
as $$
declare
  v_table_count integer := cardinality(p_board.table_ids);
  v_seats integer[] := array[
    p_rules.table_seats[1 + floor(v_table_count * random())::integer],
    p_rules.table_seats[1 + floor(v_table_count * random())::integer]];
  v_instant integer := 1 + floor(p_rules.unit_count * random())::integer;
  v_movers integer[] := array[]::integer[];
  v_booking integer;
  v_target integer;
begin
  if v_seats[1] is null or v_seats[2] is null or v_seats[1] = v_seats[2] then
    return null;
  end if;
  for v_place in 1 .. cardinality(p_plan.seats) loop
    if p_plan.seats[v_place] = any (v_seats) and p_board.masks[v_place] >> v_instant > 0 then
      if p_rules.firsts[v_place] < v_instant then
        return null;
      end if;
      v_movers := v_movers || v_place;
      p_plan.busy := core.vacate_seat(p_board, p_plan.busy, p_plan.seats[v_place], p_board.masks[v_place]);
    end if;
  end loop;
  foreach v_booking in array v_movers loop
    v_target := case when p_plan.seats[v_booking] = v_seats[1] then v_seats[2] else v_seats[1] end;
    if p_board.parties[v_booking] not between p_rules.seat_mins[v_target] and p_rules.seat_maxes[v_target]
      or p_board.preferences[v_booking] not in ('any', p_rules.seat_settings[v_target])
      or p_plan.busy[p_board.seat_tables[(v_target - 1) * p_board.seat_stride + 1]] & p_board.masks[v_booking] <> 0
    then
      return null;
    end if;
    p_plan.busy := core.mark_seat(p_board, p_plan.busy, v_target, p_board.masks[v_booking]);
    p_plan.settled := p_plan.settled - core.weigh_seat(p_board, p_rules, v_booking, p_plan.seats[v_booking])
      + core.weigh_seat(p_board, p_rules, v_booking, v_target);
    p_plan.seats[v_booking] := v_target;
  end loop;
  if cardinality(v_movers) = 0 then
    return null;
  end if;
  return p_plan;
end
$$;

comment on function core.swap_tails(core.day_board, core.repack_rules, core.repack_plan) is
  'A step of re-packing: two tables exchange everybody who comes after an instant at which both are free. Null when that '
  'cannot be.';

revoke execute on function core.swap_tails(core.day_board, core.repack_rules, core.repack_plan) from public;
