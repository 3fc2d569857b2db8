-- Deploy holdfast:core/repack_day to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.repack_day(
  p_board core.day_board,
  p_rules core.repack_rules,
  p_plan core.repack_plan,
  p_iterations integer,
  p_until timestamptz
)
returns core.repack_plan
language plpgsql
volatile
as $$
declare
  v_try core.repack_plan;
begin
  for v_iteration in 1 .. p_iterations loop
    exit when clock_timestamp() >= p_until;
    p_plan.iteration_count := v_iteration;
    if random() < 0.75 then
      v_try := core.lift_and_reseat(p_board, p_rules, p_plan);
    else
      v_try := core.swap_tails(p_board, p_rules, p_plan);
    end if;
    continue when v_try.seats is null;
    v_try := core.weigh_repack(p_board, p_rules, p_plan, v_try);
    -- What is as good is taken, too: from there other steps may lead on.
    if v_try.cost <= p_plan.cost then
      p_plan := v_try;
    end if;
  end loop;
  return p_plan;
end
$$;

comment on function core.repack_day(core.day_board, core.repack_rules, core.repack_plan, integer, timestamptz) is
  'Large-neighbourhood search from a plan, so many steps or until a time: the best plan found, never worse than the first. '
  'The same answer for the same seed (setseed) when time does not end it.';

revoke execute on function
  core.repack_day(core.day_board, core.repack_rules, core.repack_plan, integer, timestamptz) from public;

commit;
