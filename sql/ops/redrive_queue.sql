create or replace function ops.redrive_queue(p_queue text, p_message_ids bigint[])
returns table (message_id bigint, reference text, outcome text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform core.require_read_committed();
  perform core.check_queue(p_queue);
  return query
    with booking as (
      delete from pgmq.q_assignment_dead as q
      using core.booking as b
      where p_queue = 'assignment'
        and (p_message_ids is null or q.msg_id = any (p_message_ids))
        and b.booking_id = core.read_key(q.message, 'booking_id')
      returning q.msg_id, b.reference, b.booking_id
    ),
    notification as (
      delete from pgmq.q_notification_dead as q
      using core.notification as n
      left join core.booking as b on b.booking_id = n.booking_id
      where p_queue = 'notification'
        and (p_message_ids is null or q.msg_id = any (p_message_ids))
        and n.notification_id = core.read_key(q.message, 'notification_id')
      returning q.msg_id, b.reference, n.notification_id
    )
    select b.msg_id, b.reference, core.redrive_booking(b.booking_id) from booking as b
    union all
    select n.msg_id, n.reference, core.redrive_notification(n.notification_id, clock_timestamp())
    from notification as n;
end
$$;

comment on function ops.redrive_queue(text, bigint[]) is
  'Puts the dead letters of assignment or notification back to work, those that are named or all of them (null), with '
  'the booking or the e-mail that they are about. outcome: redriven, or nothing_to_do when that was settled meanwhile; '
  'the letter goes either way. One that is about nothing stays. Errors: RS001 invalid_argument, RS003 '
  'wrong_isolation_level, RS021 transition_refused.';

revoke execute on function ops.redrive_queue(text, bigint[]) from public;
grant execute on function ops.redrive_queue(text, bigint[]) to holdfast_staff;
