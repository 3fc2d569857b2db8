-- Deploy holdfast:core/score_adjacency to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.score_adjacency(p_plan core.plan_features)
returns double precision
language sql
immutable
as $$
  select -p_plan.touching_sides::double precision;
$$;

comment on function core.score_adjacency(core.plan_features) is
  'Strategy: sides, per table, that touch another booking or the edge of the service.';

revoke execute on function core.score_adjacency(core.plan_features) from public;

commit;
