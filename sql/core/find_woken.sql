create or replace function core.find_woken(
  p_venue_id bigint,
  p_service_date date,
  p_after_booking_id bigint,
  p_last_freed_time_id bigint
)
returns bigint
language plpgsql
stable
as $$
begin
  return (
    select min(b.booking_id)
    from core.booking as b
    where b.venue_id = p_venue_id
      and b.service_date = p_service_date
      and b.booking_id > p_after_booking_id
      and b.state = 'assignment_pending'
      and b.attempt_count > 0
      and exists (
        select from core.freed_time as f
        where f.venue_id = p_venue_id
          and f.service_date = p_service_date
          and f.freed_time_id <= p_last_freed_time_id
          and f.tried_booking_id < b.booking_id
          and f.during && b.occupied
          -- Not filled again by those before it.
          and coalesce(not (
            select range_agg(c.during::tstzrange)
            from core.claim as c
            where c.venue_id = p_venue_id
              and c.service_date = p_service_date
              and c.resource_id = f.resource_id
              and c.during && b.occupied
          ) @> (f.during * b.occupied), true)
      )
  );
end
$$;

comment on function core.find_woken(bigint, date, bigint, bigint) is
  'The next booking, in the order in which they were asked for, that waits for a time of which some was freed (up to that '
  'row of core.freed_time) and is still free; null when there is none.';

revoke execute on function core.find_woken(bigint, date, bigint, bigint) from public;
