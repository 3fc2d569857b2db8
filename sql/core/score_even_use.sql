create or replace function core.score_even_use(p_plan core.plan_features)
returns double precision
language sql
immutable
as $$
  select p_plan.booked_quarters;
$$;

comment on function core.score_even_use(core.plan_features) is
  'Strategy: quarter hours already booked on these tables.';

revoke execute on function core.score_even_use(core.plan_features) from public;
