create or replace function core.score_load_balancing(p_plan core.plan_features)
returns double precision
language sql
immutable
as $$
  select p_plan.zone_quarters;
$$;

comment on function core.score_load_balancing(core.plan_features) is
  'Strategy: quarter hours that the zone already has.';

revoke execute on function core.score_load_balancing(core.plan_features) from public;
