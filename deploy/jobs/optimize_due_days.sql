-- Deploy holdfast:jobs/optimize_due_days to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function jobs.optimize_due_days(p_limit integer)
returns table (
  run_id bigint,
  venue_slug text,
  service_date date,
  outcome text,
  score_delta double precision,
  seated_count integer,
  moved_count integer,
  rationale text
)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_day record;
  v_run core.optimization_run;
  v_count integer := 0;
begin
  perform core.require_read_committed();
  perform core.require_argument(p_limit between 1 and 100, 'limit', 'Give 1 to 100.');
  -- A loop, because each day is a search of its own; few at a time, because they share a transaction.
  for v_day in
    select d.venue_id, d.service_date, v.slug, v.is_optimizer_trusted
    from core.list_days_to_optimize(clock_timestamp()) as d
    inner join core.venue as v on v.venue_id = d.venue_id
    order by d.due_at, d.venue_id, d.service_date
    -- A few more, because somebody else may look at some.
    limit p_limit + 9
  loop
    exit when v_count = p_limit;
    begin
      run_id := core.optimize_day(
        v_day.venue_id, v_day.service_date, 8000, interval '2 seconds', 1, 6, clock_timestamp());
      if v_day.is_optimizer_trusted then
        perform core.apply_optimal_assignment(run_id);
      end if;
    exception
      -- Another worker looks at it, or somebody decides about the day for long: it stays due.
      when sqlstate 'RS250' or sqlstate 'RS040' or lock_not_available or exclusion_violation then continue;
      -- The search is at fault, and would be again: whatever the day is like, the others have their turn.
      when data_exception or cardinality_violation or integrity_constraint_violation or no_data_found then
        run_id := core.store_failed_run(v_day.venue_id, v_day.service_date, sqlstate, clock_timestamp());
    end;
    v_count := v_count + 1;
    select r.* into strict v_run from core.optimization_run as r where r.optimization_run_id = run_id;
    perform core.tell_optimization(v_run);
    venue_slug := v_day.slug;
    service_date := v_day.service_date;
    outcome := v_run.status;
    score_delta := v_run.improvement;
    seated_count := v_run.seated_count;
    moved_count := v_run.moved_count;
    rationale := v_run.rationale;
    return next;
  end loop;
end
$$;

comment on function jobs.optimize_due_days(integer) is
  'Looks at up to p_limit service days that are due, and applies what is worth it where the venue trusts that; a row for '
  'each run. score_delta is the relative gain of the sellable share. A day that cannot be worked out is a run that failed, '
  'and holds up no other. Errors: RS001 invalid_argument, RS003 wrong_isolation_level.';

revoke execute on function jobs.optimize_due_days(integer) from public;
grant execute on function jobs.optimize_due_days(integer) to holdfast_worker;

commit;
