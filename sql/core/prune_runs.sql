create or replace function core.prune_runs(p_limit integer, p_at timestamptz)
returns integer
language sql
volatile
as $$
  with oldest as (
    -- The first of the table: its key grows with time, and nothing else has an index.
    select r.optimization_run_id, r.service_date
    from core.optimization_run as r
    order by r.optimization_run_id
    limit p_limit
  ),
  gone as (
    delete from core.optimization_run as r
    using oldest as o
    where r.optimization_run_id = o.optimization_run_id
      and o.service_date < (p_at - (select k.keep from core.retention as k where k.what = 'optimization_run'))::date
    returning 1
  )
  select count(*)::integer from gone;
$$;

comment on function core.prune_runs(integer, timestamptz) is
  'Deletes runs of the optimiser, among the p_limit oldest, whose service day is long over.';

revoke execute on function core.prune_runs(integer, timestamptz) from public;
