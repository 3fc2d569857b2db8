-- Deploy holdfast:jobs/list_metrics to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function jobs.list_metrics()
returns table (name text, labels jsonb, value double precision)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select m.name, m.labels, m.value from ops.metric as m;
$$;

comment on function jobs.list_metrics() is 'What ops.metric shows, for a worker''s /metrics: its role does not read ops.';

revoke execute on function jobs.list_metrics() from public;
grant execute on function jobs.list_metrics() to holdfast_worker;

commit;
