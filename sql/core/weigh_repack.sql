create or replace function core.weigh_repack(
  p_board core.day_board,
  p_rules core.repack_rules,
  p_before core.repack_plan,
  p_plan core.repack_plan
)
returns core.repack_plan
language plpgsql
immutable
as $$
declare
  v_is_changed boolean[] := array_fill(false, array[cardinality(p_board.busy)]);
  v_costs double precision[] := p_before.table_costs;
  v_cost double precision := p_plan.settled;
begin
  for v_table in 1 .. cardinality(p_board.table_ids) loop
    if p_before.busy[v_table] is distinct from p_plan.busy[v_table] then
      v_is_changed[v_table] := true;
      v_costs[v_table] := core.weigh_table(p_rules, p_plan.busy[v_table]);
    end if;
    v_cost := v_cost + v_costs[v_table];
  end loop;
  p_plan.table_costs := v_costs;
  -- What is so much worse is not worth the counting: ten sellable points have not been seen to come from one step.
  if v_cost - 100 * p_before.sellable > p_before.cost + 10 then
    p_plan.cost := double precision 'infinity';
    return p_plan;
  end if;
  p_plan.fits := core.find_fits(p_board, p_rules, p_plan.busy, p_before.fits, v_is_changed);
  p_plan.sellable := core.weigh_wishes(p_rules, p_plan.fits, cardinality(p_board.seating_ids));
  p_plan.cost := v_cost - 100 * p_plan.sellable;
  return p_plan;
end
$$;

comment on function core.weigh_repack(core.day_board, core.repack_rules, core.repack_plan, core.repack_plan) is
  'Works out what a changed plan costs, given the one it was made from: only the tables that differ are looked at.';

revoke execute on function
  core.weigh_repack(core.day_board, core.repack_rules, core.repack_plan, core.repack_plan) from public;
