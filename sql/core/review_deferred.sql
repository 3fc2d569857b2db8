create or replace function core.review_deferred(p_venue_id bigint, p_message_ids bigint[])
returns void
language sql
volatile
as $$
  with given_up as (
    update core.booking as b
    set state = 'manual_review', state_actor = core.name_actor(), state_reason = 'circuit_open'
    from core.list_claimed(p_message_ids) as c
    where c.venue_id = p_venue_id and c.is_wish and b.booking_id = c.booking_id and b.state = 'assignment_pending'
    returning b.booking_id, c.message_id
  ),
  untimed as (
    delete from core.timer as t using given_up as g where t.booking_id = g.booking_id
  )
  delete from pgmq.q_assignment as q using given_up as g where q.msg_id = g.message_id;
$$;

comment on function core.review_deferred(bigint, bigint[]) is
  'Has a person decide about the bookings of a venue that these messages are about; the messages go.';

revoke execute on function core.review_deferred(bigint, bigint[]) from public;
