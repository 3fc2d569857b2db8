-- Deploy holdfast:api/apply_optimal_assignment to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function api.apply_optimal_assignment(p_run_id bigint default null)
returns api.optimization_view
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_outcome text;
begin
  perform core.require_read_committed();
  v_outcome := core.apply_optimal_assignment(p_run_id);
  return core.describe_run(p_run_id, v_outcome);
end
$$;

comment on function api.apply_optimal_assignment(bigint) is
  'Carries out the plan of a run in one go, when it is worth it and the day is as it was: outcome applied, '
  'already_applied, not_worth_it, failed, or day_changed with what has changed. Nobody who is seated, pinned or about to '
  'start is moved, and moved guests are not told. Errors: RS003 wrong_isolation_level, RS040 busy, RS251 optimization_unknown; '
  '55P03 when the day''s lock is not had within two seconds.';

revoke execute on function api.apply_optimal_assignment(bigint) from public;
grant execute on function api.apply_optimal_assignment(bigint) to holdfast_service, holdfast_staff;

commit;
