create or replace function core.work_off(p_booking_id bigint, p_walk_date date, p_began_at timestamptz)
returns jobs.assignment
language plpgsql
volatile
as $$
begin
  if p_walk_date is null then
    return core.assign_booking(p_booking_id, p_began_at, clock_timestamp());
  end if;
  return core.walk_waiting(p_booking_id, p_walk_date, p_began_at);
end
$$;

comment on function core.work_off(bigint, date, timestamptz) is
  'What a message asks for: a look at its booking, or a walk of those who wait on a day. Under the day''s lock. Errors: '
  'RS040 busy.';

revoke execute on function core.work_off(bigint, date, timestamptz) from public;
