-- Deploy holdfast:core/score_flexibility to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.score_flexibility(p_plan core.plan_features)
returns double precision
language sql
immutable
as $$
  select double precision '0.015' * p_plan.hole_quarters + double precision '0.2' * p_plan.rival_count;
$$;

comment on function core.score_flexibility(core.plan_features) is
  'Strategy: what the free hole and the other combinations of its tables are worth.';

revoke execute on function core.score_flexibility(core.plan_features) from public;

commit;
