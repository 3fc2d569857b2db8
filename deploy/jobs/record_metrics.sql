-- Deploy holdfast:jobs/record_metrics to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function jobs.record_metrics()
returns integer
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_hour timestamptz := date_trunc('hour', clock_timestamp());
  v_count integer;
begin
  -- Every worker asks; the first of the hour does it, and nobody beside it.
  if not pg_try_advisory_xact_lock(0, -4) or exists (
    select from core.metric_sample as m where m.hour = v_hour and m.metric = 'invariant.violations'
  ) then
    return 0;
  end if;
  insert into core.metric_sample (metric, hour, value)
  select s.signal, v_hour, s.value::double precision from ops.signal as s
  union all
  select 'invariant.violations', v_hour, count(*) from ops.check_invariants()
  on conflict (metric, hour) do nothing;
  get diagnostics v_count = row_count;
  return v_count;
end
$$;

comment on function jobs.record_metrics() is
  'Once an hour: writes down what every watched figure is, and how many promises are broken; the baselines of '
  'ops.alert. Returns how many figures; 0 when this hour has them.';

revoke execute on function jobs.record_metrics() from public;
grant execute on function jobs.record_metrics() to holdfast_worker;

commit;
