create or replace function core.wake_waiting(
  p_venue_id bigint,
  p_service_date date,
  p_resource_ids bigint[],
  p_during tstzrange[]
)
returns void
language plpgsql
volatile
as $$
declare
  v_booking_id bigint;
  v_is_asked boolean;
begin
  -- No index names the state: the bookings of one day are few.
  select min(b.booking_id) into v_booking_id
  from core.booking as b
  where b.venue_id = p_venue_id
    and b.service_date = p_service_date
    and b.state = 'assignment_pending'
    and b.attempt_count > 0
    and b.occupied && any (p_during);
  if v_booking_id is null then
    return;
  end if;
  v_is_asked := exists (
    select from core.freed_time as f where f.venue_id = p_venue_id and f.service_date = p_service_date
  );
  insert into core.freed_time (venue_id, service_date, resource_id, during)
  select p_venue_id, p_service_date, f.resource_id, f.during
  from unnest(p_resource_ids, p_during) as f(resource_id, during);
  if not v_is_asked then
    perform core.queue_walk(p_venue_id, p_service_date, v_booking_id, clock_timestamp());
  end if;
end
$$;

comment on function core.wake_waiting(bigint, date, bigint[], tstzrange[]) is
  'Notes times of tables that may help somebody who waits, and asks the worker to walk the waiting bookings of the day: '
  'one message however much is freed.';

revoke execute on function core.wake_waiting(bigint, date, bigint[], tstzrange[]) from public;
