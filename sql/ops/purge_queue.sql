create or replace function ops.purge_queue(p_queue text, p_age interval)
returns integer
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_count integer;
begin
  perform core.check_queue(p_queue);
  perform core.require_argument(p_age >= interval '0', 'age', 'Give an age such as 30 days.');
  with booking as (
    delete from pgmq.q_assignment_dead as q
    where p_queue = 'assignment' and q.enqueued_at < clock_timestamp() - p_age
    returning q.msg_id
  ),
  notification as (
    delete from pgmq.q_notification_dead as q
    where p_queue = 'notification' and q.enqueued_at < clock_timestamp() - p_age
    returning q.msg_id
  )
  select (select count(*) from booking) + (select count(*) from notification) into v_count;
  return v_count;
end
$$;

comment on function ops.purge_queue(text, interval) is
  'Deletes the dead letters of assignment or notification that are older than p_age; their bookings stay in review, '
  'their e-mails failed. What waits in a live queue cannot be purged: a booking would wait for ever. Returns how many. '
  'Errors: RS001 invalid_argument.';

revoke execute on function ops.purge_queue(text, interval) from public;
grant execute on function ops.purge_queue(text, interval) to holdfast_staff;
