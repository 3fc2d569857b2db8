create or replace function core.score_gaps(p_plan core.plan_features)
returns double precision
language sql
immutable
as $$
  select p_plan.dead_pressure;
$$;

comment on function core.score_gaps(core.plan_features) is
  'Strategy: quarter hours before and after that nobody can sell, weighted by their pressure.';

revoke execute on function core.score_gaps(core.plan_features) from public;
