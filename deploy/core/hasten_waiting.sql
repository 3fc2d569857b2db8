-- Deploy holdfast:core/hasten_waiting to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.hasten_waiting(p_venue_id bigint, p_at timestamptz)
returns void
language sql
volatile
as $$
  update core.timer as t
  set due_at = p_at
  from core.booking as b
  where b.booking_id = t.booking_id
    and b.venue_id = p_venue_id
    and b.state = 'assignment_pending'
    and t.due_at > p_at;
$$;

comment on function core.hasten_waiting(bigint, timestamptz) is
  'Has all bookings that wait at a venue tried again now: its floor or its hours have changed.';

revoke execute on function core.hasten_waiting(bigint, timestamptz) from public;

commit;
