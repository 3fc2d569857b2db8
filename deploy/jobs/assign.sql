-- Deploy holdfast:jobs/assign to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function jobs.assign(p_booking_id bigint)
returns jobs.assignment
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '2s'
set plan_cache_mode = force_generic_plan
as $$
declare
  v_began_at timestamptz := clock_timestamp();
  v_at timestamptz;
  v_seen record;
  v_assignment jobs.assignment;
begin
  perform core.require_read_committed();
  select b.venue_id, b.service_date, b.changing_from, b.state into v_seen
  from core.booking as b
  where b.booking_id = p_booking_id;
  if not found then
    return (p_booking_id, 'nothing_to_do', null, 'booking_unknown', null)::jobs.assignment;
  end if;
  -- The day that it leaves, when it is changed, and the day that it wants, in date order: one statement for both.
  perform
    core.lock_service_day(v_seen.venue_id, least(v_seen.service_date, v_seen.changing_from)),
    core.lock_service_day(v_seen.venue_id, greatest(v_seen.service_date, v_seen.changing_from));
  v_at := clock_timestamp();
  -- Asked for now: it is not ahead of its time, and counts.
  delete from core.timer as t where t.booking_id = p_booking_id and v_seen.state = 'assignment_pending';
  -- Nearly always a table is free: one statement decides then, as for a batch.
  if core.seat_directly(array[p_booking_id], array[v_seen.service_date], v_began_at, v_at) = array[p_booking_id] then
    v_assignment := (p_booking_id, 'confirmed', 'confirmed', null, null);
  else
    v_assignment := core.assign_booking(p_booking_id, v_began_at, v_at);
  end if;
  v_assignment.tables := core.label_tables(p_booking_id);
  return v_assignment;
end
$$;

comment on function jobs.assign(bigint) is
  'Looks at one booking now: seats one that waits, ends a hold that has expired, and does nothing otherwise. Needs no '
  'message. Errors: RS003 wrong_isolation_level, RS040 busy; 55P03 when the day''s lock is not had '
  'within two seconds.';

revoke execute on function jobs.assign(bigint) from public;
grant execute on function jobs.assign(bigint) to holdfast_worker;

commit;
