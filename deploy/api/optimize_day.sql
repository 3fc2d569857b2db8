-- Deploy holdfast:api/optimize_day to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function api.optimize_day(
  p_venue text default null,
  p_date date default null,
  p_budget interval default '2 seconds',
  p_iterations integer default 8000,
  p_seed integer default 1,
  p_move_price double precision default 6
)
returns api.optimization_view
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_venue core.venue := core.find_venue(p_venue);
  v_run_id bigint;
begin
  perform core.require_argument(core.is_workable_date(p_date), 'date', 'Give the service day.');
  perform core.require_argument(
    p_budget between interval '0' and interval '1 minute', 'budget', 'Give from none to one minute.');
  perform core.require_argument(p_iterations between 0 and 1000000, 'iterations', 'Give from 0 to a million.');
  perform core.require_argument(p_seed is not null, 'seed', 'Give any whole number.');
  perform core.require_argument(p_move_price between 0 and 1000, 'move_price', 'Give from 0 to 1000 wasted seats.');
  v_run_id := core.optimize_day(
    v_venue.venue_id, p_date, p_iterations, p_budget, p_seed, p_move_price, clock_timestamp());
  return core.describe_run(v_run_id, null);
end
$$;

comment on function api.optimize_day(text, date, interval, integer, integer, double precision) is
  'Looks for a better way to seat a whole service day and answers with the best plan found within the budget: which '
  'booking sits where, what moves, the scores before and after, how good any plan could be. Changes nothing but the row '
  'of the run, which api.apply_optimal_assignment takes. The same seed gives the same plan when the steps end it before '
  'the time does. Errors: RS001 invalid_argument, RS004 venue_unknown, RS250 optimization_running.';

revoke execute on function api.optimize_day(text, date, interval, integer, integer, double precision) from public;
grant execute on function api.optimize_day(text, date, interval, integer, integer, double precision)
  to holdfast_service, holdfast_staff;

commit;
