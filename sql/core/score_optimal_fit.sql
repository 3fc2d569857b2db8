create or replace function core.score_optimal_fit(p_plan core.plan_features)
returns double precision
language sql
immutable
as $$
  select greatest(p_plan.capacity - p_plan.party_size, 0)::double precision;
$$;

comment on function core.score_optimal_fit(core.plan_features) is
  'Strategy: seats that stay empty.';

revoke execute on function core.score_optimal_fit(core.plan_features) from public;
