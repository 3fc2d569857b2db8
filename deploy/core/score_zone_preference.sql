-- Deploy holdfast:core/score_zone_preference to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.score_zone_preference(p_plan core.plan_features)
returns double precision
language sql
immutable
as $$
  select case when p_plan.is_zone_missed then double precision '1' else 0 end;
$$;

comment on function core.score_zone_preference(core.plan_features) is
  'Strategy: the wished zone is missed.';

revoke execute on function core.score_zone_preference(core.plan_features) from public;

commit;
