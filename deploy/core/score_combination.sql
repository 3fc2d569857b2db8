-- Deploy holdfast:core/score_combination to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.score_combination(p_plan core.plan_features)
returns double precision
language sql
immutable
as $$
  select (p_plan.table_count - 1)::double precision + p_plan.penalty;
$$;

comment on function core.score_combination(core.plan_features) is
  'Strategy: tables pushed together, and what staff add for this combination; the last resort.';

revoke execute on function core.score_combination(core.plan_features) from public;

commit;
