-- Deploy holdfast:core/apply_optimal_assignment to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.apply_optimal_assignment(p_run_id bigint)
returns text
language plpgsql
volatile
as $$
declare
  v_run core.optimization_run;
  v_venue core.venue;
  v_at timestamptz;
begin
  select r.* into v_run from core.optimization_run as r where r.optimization_run_id = p_run_id;
  if not found then
    perform core.raise_refusal('RS251', 'there is no such run',
      jsonb_build_object('field', 'run_id'), 'Make one with api.optimize_day.');
  end if;
  perform core.lock_service_day(v_run.venue_id, v_run.service_date);
  v_at := clock_timestamp();
  -- Read again: only now does nobody else decide about this day.
  select r.* into strict v_run from core.optimization_run as r where r.optimization_run_id = p_run_id for update;
  if v_run.status = 'applied' then
    return 'already_applied';
  elsif v_run.status in ('not_worth_it', 'failed') then
    return v_run.status;
  end if;
  select v.* into strict v_venue from core.venue as v where v.venue_id = v_run.venue_id;
  v_run.changes := core.find_day_changes(v_venue, v_run, v_at);
  if v_run.changes is not null then
    update core.optimization_run as r
    set status = 'day_changed', changes = v_run.changes
    where r.optimization_run_id = p_run_id;
    return 'day_changed';
  end if;
  perform core.apply_run(v_run, v_at);
  return 'applied';
end
$$;

comment on function core.apply_optimal_assignment(bigint) is
  'Applies a run, or says why not: applied, already_applied, not_worth_it, failed or day_changed. Errors: RS040 '
  'busy, RS251 optimization_unknown.';

revoke execute on function core.apply_optimal_assignment(bigint) from public;

commit;
