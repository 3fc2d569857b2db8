create or replace function core.prune_samples(p_limit integer, p_at timestamptz)
returns integer
language sql
volatile
as $$
  with gone as (
    delete from core.metric_sample as m
    where m.ctid = any (array(
      select o.ctid
      from core.metric_sample as o
      where o.hour < p_at - (select r.keep from core.retention as r where r.what = 'metric_sample')
      limit p_limit
      for update skip locked
    ))
    returning 1
  )
  select count(*)::integer from gone;
$$;

comment on function core.prune_samples(integer, timestamptz) is
  'Deletes up to p_limit hourly samples that are past their time.';

revoke execute on function core.prune_samples(integer, timestamptz) from public;
