create or replace function core.lock_message_days(p_message_ids bigint[])
returns void
language plpgsql
volatile
as $$
begin
  -- In the order of the lock's key, so that two batches never wait for each other in a circle.
  perform core.lock_service_day(d.venue_id, d.service_date)
  from (
    select distinct hashint8(b.venue_id) as lock_key, b.venue_id, k.service_date
    from pgmq.q_assignment as q
    inner join core.booking as b on b.booking_id = core.read_key(q.message, 'booking_id')
    cross join lateral unnest(
      array[b.service_date, b.changing_from, (q.message ->> 'service_date')::date]) as k(service_date)
    where q.msg_id = any (p_message_ids) and k.service_date is not null
    order by 1, 3
  ) as d;
end
$$;

comment on function core.lock_message_days(bigint[]) is
  'Locks the service day of every booking that these messages of the assignment queue name, or that they name themselves.';

revoke execute on function core.lock_message_days(bigint[]) from public;
