create or replace function core.score_historical_success(p_plan core.plan_features)
returns double precision
language sql
immutable
as $$
  select p_plan.failure_rate;
$$;

comment on function core.score_historical_success(core.plan_features) is
  'Strategy: share of plans on this seating that were later moved.';

revoke execute on function core.score_historical_success(core.plan_features) from public;
