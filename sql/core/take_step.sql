create or replace function core.take_step(
  p_board core.day_board,
  p_rules core.repack_rules,
  p_plan core.repack_plan
)
returns core.repack_plan
language plpgsql
volatile
as $$
declare
  v_draw double precision := random();
begin
  return case
    when v_draw < 0.8 then core.take_better_seat(p_board, p_rules, p_plan)
    when v_draw < 0.94 then core.lift_and_reseat(
      p_board, p_rules, p_plan, core.pick_neighbours(p_board, p_rules, p_plan), null)
    when v_draw < 0.96 then core.send_home(
      p_board, p_rules, p_plan, 1 + floor(cardinality(p_plan.seats) * random())::integer)
    else core.swap_tails(p_board, p_rules, p_plan)
  end;
end
$$;

comment on function core.take_step(core.day_board, core.repack_rules, core.repack_plan) is
  'A plan near another one, by one of the steps of re-packing, drawn at random, not yet weighed; null when the step came '
  'to nothing.';

revoke execute on function core.take_step(core.day_board, core.repack_rules, core.repack_plan) from public;
