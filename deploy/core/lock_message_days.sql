-- Deploy holdfast:core/lock_message_days to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.lock_message_days(p_message_ids bigint[])
returns bigint[]
language plpgsql
volatile
as $$
declare
  v_message_ids bigint[];
begin
  -- The days that nobody works on come first: a guest of a quiet venue does not wait for another venue's busy evening.
  -- Only one lock for each message, or a half of two would be held while waiting for the other.
  select array_agg(q.msg_id) into v_message_ids
  from pgmq.q_assignment as q
  inner join core.booking as b on b.booking_id = core.read_key(q.message, 'booking_id')
  cross join lateral (select (q.message ->> 'service_date')::date as walk_date) as w
  where q.msg_id = any (p_message_ids)
    and case
      when least(b.service_date, b.changing_from, w.walk_date) = greatest(b.service_date, b.changing_from, w.walk_date)
        then core.has_service_day(b.venue_id, b.service_date)
    end;
  if v_message_ids is not null then
    return v_message_ids;
  end if;
  -- Waiting is in the order of the lock's key, so that two batches never wait for each other in a circle.
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
  return p_message_ids;
end
$$;

comment on function core.lock_message_days(bigint[]) is
  'Locks the service days of the bookings that messages of the assignment queue name, or that they name themselves, and '
  'says for which messages. Those whose day is free are locked at once, without the others; if there are none, it waits '
  'for all.';

revoke execute on function core.lock_message_days(bigint[]) from public;

commit;
