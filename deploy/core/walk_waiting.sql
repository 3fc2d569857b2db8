-- Deploy holdfast:core/walk_waiting to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.walk_waiting(p_booking_id bigint, p_service_date date, p_began_at timestamptz)
returns jobs.assignment
language plpgsql
volatile
as $$
declare
  v_stop_at timestamptz := clock_timestamp() + interval '200 milliseconds';
  v_venue_id bigint := (select b.venue_id from core.booking as b where b.booking_id = p_booking_id);
  v_last_freed_time_id bigint;
  v_woken_id bigint := 0;
  v_next_id bigint;
begin
  select max(f.freed_time_id) into v_last_freed_time_id
  from core.freed_time as f
  where f.venue_id = v_venue_id and f.service_date = p_service_date;
  -- A loop, because each takes what the next one cannot have. However slow it is, one gets a try: or no walk ever ends.
  loop
    v_next_id := core.find_woken(v_venue_id, p_service_date, v_woken_id, v_last_freed_time_id);
    exit when v_next_id is null or v_woken_id > 0 and clock_timestamp() >= v_stop_at;
    v_woken_id := v_next_id;
    perform core.assign_woken(v_woken_id, p_began_at);
  end loop;
  if v_next_id is null then
    delete from core.freed_time as f
    where f.venue_id = v_venue_id and f.service_date = p_service_date and f.freed_time_id <= v_last_freed_time_id;
  else
    -- Others may wait for this day: the rest is left for another message.
    update core.freed_time as f
    set tried_booking_id = greatest(f.tried_booking_id, v_woken_id)
    where f.venue_id = v_venue_id and f.service_date = p_service_date and f.freed_time_id <= v_last_freed_time_id;
  end if;
  -- Also what was freed on the way, by moving others.
  if exists (select from core.freed_time as f where f.venue_id = v_venue_id and f.service_date = p_service_date) then
    perform core.queue_walk(v_venue_id, p_service_date, p_booking_id, clock_timestamp());
  end if;
  return (p_booking_id, 'walked', null, null, null)::jobs.assignment;
end
$$;

comment on function core.walk_waiting(bigint, date, timestamptz) is
  'Offers what was freed on a service day to the bookings that wait and overlap it, in order, until it is filled. The '
  'booking names the venue. Under the day''s lock. Errors: RS040 busy.';

revoke execute on function core.walk_waiting(bigint, date, timestamptz) from public;

commit;
