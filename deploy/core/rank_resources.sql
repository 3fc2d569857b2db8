-- Deploy holdfast:core/rank_resources to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.rank_resources(
  p_venue core.venue,
  p_visit core.visit_request,
  p_familiar bigint[],
  p_exclude_id bigint,
  p_at timestamptz
)
returns table (
  resource_id bigint,
  kind text,
  score numeric,
  parts jsonb
)
language sql
stable
as $$
  select m.resource_id, m.kind, w.score, w.parts
  from core.measure_resources(p_venue, p_visit, p_familiar, p_exclude_id, p_at) as m
  cross join lateral (
    select
      sum(round(s.weight::numeric * (m.features ->> s.strategy)::numeric, 4)) as score,
      jsonb_object_agg(s.strategy, round(s.weight::numeric * (m.features ->> s.strategy)::numeric, 4)) as parts
    from core.choice_strategy as s
    where m.features ? s.strategy
  ) as w
  order by w.score, m.resource_id;
$$;

comment on function core.rank_resources(core.venue, core.visit_request, bigint[], bigint, timestamptz) is
'The therapists and rooms who are free for an appointment, best first: a lower score is better; parts are what each '
  'strategy of core.choice_strategy adds.';

revoke execute on function core.rank_resources(core.venue, core.visit_request, bigint[], bigint, timestamptz) from public;

commit;
