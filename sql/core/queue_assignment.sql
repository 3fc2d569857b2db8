create or replace function core.queue_assignment(p_booking_id bigint)
returns void
language sql
volatile
as $$
  select pgmq.send('assignment', jsonb_build_object('booking_id', p_booking_id));
$$;

comment on function core.queue_assignment(bigint) is 'Asks the worker to look at a booking.';

revoke execute on function core.queue_assignment(bigint) from public;
