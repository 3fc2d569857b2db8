create or replace function core.pick_neighbours(
  p_board core.day_board,
  p_rules core.repack_rules,
  p_plan core.repack_plan
)
returns integer[]
language plpgsql
volatile
as $$
declare
  v_count integer := cardinality(p_plan.seats);
  v_standing integer[] := array_positions(p_plan.seats, null);
  v_reach integer := ceil(4 / p_rules.quarters)::integer;
  v_wanted integer := 3 + floor(6 * random())::integer;
  v_other integer;
  v_picked integer[];
begin
  v_picked := array[case
    when cardinality(v_standing) > 0 and random() < 0.5 then v_standing[1 + floor(cardinality(v_standing) * random())::integer]
    else 1 + floor(v_count * random())::integer
  end];
  for v_try in 1 .. 40 loop
    v_other := 1 + floor(v_count * random())::integer;
    if abs(p_rules.firsts[v_other] - p_rules.firsts[v_picked[1]]) <= v_reach and v_other <> all (v_picked) then
      v_picked := v_picked || v_other;
      exit when cardinality(v_picked) >= v_wanted;
    end if;
  end loop;
  return core.order_by_hardship(p_board, v_picked);
end
$$;

comment on function core.pick_neighbours(core.day_board, core.repack_rules, core.repack_plan) is
  'Three to eight bookings that come within an hour of one of them, drawn at random, in the order in which to seat them.';

revoke execute on function core.pick_neighbours(core.day_board, core.repack_rules, core.repack_plan) from public;
