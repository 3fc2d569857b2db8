create or replace function core.describe_run(p_run_id bigint, p_outcome text)
returns api.optimization_view
language sql
stable
as $$
  select (
    r.optimization_run_id, coalesce(p_outcome, r.status), v.slug, r.service_date, r.improvement, v.optimizer_threshold,
    r.rationale,
    (
      select coalesce(jsonb_agg(p.visit - 'fixed' order by p.visit ->> 'start', p.visit ->> 'reference'), '[]')
      from jsonb_array_elements(d.plan -> 'visits') as p(visit)
      where p.visit -> 'from' <> p.visit -> 'to'
    ),
    d.plan, r.before, r.after, r.bound, r.changes, r.iteration_count, r.duration, r.seed, r.made_at, r.applied_at
  )::api.optimization_view
  from core.optimization_run as r
  inner join core.venue as v on v.venue_id = r.venue_id
  cross join lateral (select core.describe_day_plan(v, r) as plan) as d
  where r.optimization_run_id = p_run_id;
$$;

comment on function core.describe_run(bigint, text) is
  'A run as staff see it, with labels and references; the outcome is its status unless another is given.';

revoke execute on function core.describe_run(bigint, text) from public;
