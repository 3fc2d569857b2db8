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
  v_best core.repack_plan := p_plan;
  v_try core.repack_plan;
  v_count integer := 0;
begin
  for v_iteration in 1 .. p_iterations loop
    exit when clock_timestamp() >= p_until;
    v_count := v_iteration;
    v_try := core.take_step(p_board, p_rules, p_plan);
    continue when v_try.seats is null;
    v_try := core.weigh_repack(p_board, p_rules, p_plan, v_try);
    -- At first a little worse will do, too, up to three wasted seats: from there other steps may lead on.
    if v_try.cost <= p_plan.cost + 3 * random() * (1 - v_iteration::double precision / p_iterations) then
      p_plan := v_try;
      if p_plan.cost < v_best.cost then
        v_best := p_plan;
      end if;
    end if;
  end loop;
  v_best.iteration_count := v_count;
  return v_best;
end
$$;

comment on function core.repack_day(core.day_board, core.repack_rules, core.repack_plan, integer, timestamptz) is
  'Large-neighbourhood search from a plan, so many steps or until a time: the best plan found, never worse than the first. '
  'The same answer for the same seed (setseed) when time does not end it.';

revoke execute on function
  core.repack_day(core.day_board, core.repack_rules, core.repack_plan, integer, timestamptz) from public;
