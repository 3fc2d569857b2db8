-- Deploy holdfast:core/queue_walk to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.queue_walk(
  p_venue_id bigint,
  p_service_date date,
  p_booking_id bigint,
  p_due_at timestamptz
)
returns void
language plpgsql
volatile
as $$
begin
  insert into pgmq.q_assignment (vt, message)
  values (
    p_due_at,
    jsonb_build_object('booking_id', p_booking_id, 'venue_id', p_venue_id, 'service_date', p_service_date)
  );
end
$$;

comment on function core.queue_walk(bigint, date, bigint, timestamptz) is
  'Asks the worker to offer what was freed on a service day to the bookings that wait, of which one is named.';

revoke execute on function core.queue_walk(bigint, date, bigint, timestamptz) from public;

commit;
