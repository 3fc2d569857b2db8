create or replace function core.list_claimed(p_message_ids bigint[])
returns table (
  message_id bigint,
  booking_id bigint,
  venue_id bigint,
  place bigint,
  is_wish boolean,
  deferred text
)
language sql
stable
as $$
  select
    q.msg_id, b.booking_id, b.venue_id,
    row_number() over (
      partition by b.venue_id order by b.state = 'assignment_pending' and not q.message ? 'service_date' desc, q.msg_id),
    b.state = 'assignment_pending' and not q.message ? 'service_date',
    q.headers ->> 'deferred'
  from pgmq.q_assignment as q
  inner join core.booking as b on b.booking_id = core.read_key(q.message, 'booking_id')
  where q.msg_id = any (p_message_ids);
$$;

comment on function core.list_claimed(bigint[]) is
  'What messages of the assignment queue are about: the booking, its venue, the place in the venue''s order (those that '
  'want tables first), whether it wants tables now, and why it was put off before.';

revoke execute on function core.list_claimed(bigint[]) from public;
