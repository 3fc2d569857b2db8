-- Deploy holdfast:core/assign_woken to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.assign_woken(p_booking_id bigint, p_began_at timestamptz)
returns void
language plpgsql
volatile
as $$
declare
  v_assignment jobs.assignment;
begin
  v_assignment := core.assign_booking(p_booking_id, p_began_at, clock_timestamp());
  -- Its next try by the clock stays as it was, unless there is none any more.
  if v_assignment.state is distinct from 'assignment_pending' then
    delete from core.timer as t where t.booking_id = p_booking_id;
  end if;
end
$$;

comment on function core.assign_woken(bigint, timestamptz) is
  'Tries a waiting booking ahead of its time. Under the day''s lock. Errors: RS040 busy.';

revoke execute on function core.assign_woken(bigint, timestamptz) from public;

commit;
