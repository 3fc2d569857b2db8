create or replace function jobs.assign(p_booking_id bigint)
returns jobs.assignment
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_began_at timestamptz := clock_timestamp();
  v_seen core.booking;
  v_assignment jobs.assignment;
begin
  perform core.require_read_committed();
  select b.* into v_seen
  from core.booking as b
  where b.booking_id = p_booking_id;
  if not found then
    return (p_booking_id, 'nothing_to_do', null, 'booking_unknown', null)::jobs.assignment;
  end if;
  perform core.lock_service_days(v_seen.venue_id, array[v_seen.service_date, v_seen.changing_from]);
  -- Asked for now: it is not ahead of its time, and counts.
  delete from core.timer as t where t.booking_id = p_booking_id and v_seen.state = 'assignment_pending';
  v_assignment := core.assign_booking(p_booking_id, v_began_at, clock_timestamp());
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
