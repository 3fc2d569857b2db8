-- Deploy holdfast:core/optimize_day to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.optimize_day(
  p_venue_id bigint,
  p_service_date date,
  p_iterations integer,
  p_budget interval,
  p_seed integer,
  p_move_price double precision,
  p_at timestamptz
)
returns bigint
language plpgsql
volatile
as $$
declare
  v_venue core.venue;
  v_frame core.day_frame;
  v_snapshot jsonb;
  v_board core.day_board;
  v_rules core.repack_rules;
  v_before core.repack_plan;
  v_after core.repack_plan;
begin
  select v.* into strict v_venue from core.venue as v where v.venue_id = p_venue_id;
  -- Apart from the day's own lock: bookings go on while a plan is sought.
  if not pg_try_advisory_xact_lock(hashint8(p_venue_id), 1000000 + (p_service_date - date '2000-01-01')) then
    perform core.raise_refusal('RS250', 'this day is being optimised by somebody else',
      jsonb_build_object('field', 'date'), 'Wait for that run, or look at its result.');
  end if;
  select jsonb_object_agg(f.subject, f.fact) into v_snapshot
  from core.list_day_facts(v_venue, p_service_date, p_at) as f;
  if v_venue.kind = 'practice' then
    return core.store_empty_run(v_venue, p_service_date, v_snapshot, p_seed, p_at);
  end if;
  v_frame := core.get_day_frame(v_venue.venue_id, p_service_date);
  v_board := core.read_whole_day(v_venue, v_frame, p_service_date, p_at);
  if v_board.booking_ids is null or v_board.seating_ids is null then
    return core.store_empty_run(v_venue, p_service_date, v_snapshot, p_seed, p_at);
  end if;
  v_rules := core.lay_repack_rules(v_venue, v_frame, p_service_date, v_board, p_move_price, p_at);
  perform setseed((hashint4(p_seed) & 1048575) / 1048576.0);
  v_before := core.start_repack(v_board, v_rules, v_board.seats);
  -- First the chain that finds places for who has none; the rest of the time for the search that improves everything.
  v_after := core.start_repack(v_board, v_rules, core.seat_standing(
    v_board, v_board.seats, 2 * v_venue.room_depth, 7 * v_venue.room_probe_limit, p_at + p_budget / 2));
  if v_after.cost > v_before.cost then
    v_after := v_before;
  end if;
  v_after := core.repack_day(v_board, v_rules, v_after, p_iterations, p_at + p_budget);
  v_after := core.undo_idle_moves(v_board, v_rules, v_after);
  return core.store_run(
    v_venue, p_service_date, v_snapshot, core.list_repack_plan(v_board, v_after),
    core.measure_repack(v_board, v_rules, v_before), core.measure_repack(v_board, v_rules, v_after),
    core.bound_repack(v_board, v_rules), p_seed, v_after.iteration_count, p_at);
end
$$;

comment on function core.optimize_day(bigint, date, integer, interval, integer, double precision, timestamptz) is
  'Looks for a better way to seat a service day, for so many steps and so long at most, and writes the best plan found as '
  'a row of core.optimization_run; nothing else is changed. Errors: RS250 optimization_running.';

revoke execute on function
  core.optimize_day(bigint, date, integer, interval, integer, double precision, timestamptz) from public;

commit;
