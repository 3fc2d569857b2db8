-- Deploy holdfast:core/undo_idle_moves to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.undo_idle_moves(
  p_board core.day_board,
  p_rules core.repack_rules,
  p_plan core.repack_plan
)
returns core.repack_plan
language plpgsql
stable
as $$
declare
  v_try core.repack_plan;
begin
  for v_booking in 1 .. cardinality(p_plan.seats) loop
    v_try := core.send_home(p_board, p_rules, p_plan, v_booking);
    continue when v_try.seats is null;
    v_try := core.weigh_repack(p_board, p_rules, p_plan, v_try);
    if v_try.cost <= p_plan.cost then
      p_plan := v_try;
    end if;
  end loop;
  return p_plan;
end
$$;

comment on function core.undo_idle_moves(core.day_board, core.repack_rules, core.repack_plan) is
  'Lets those go back, alone or with whoever is in their way, whose move is not worth its price in the plan as it became.';

revoke execute on function core.undo_idle_moves(core.day_board, core.repack_rules, core.repack_plan) from public;

commit;
