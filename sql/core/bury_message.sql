create or replace function core.bury_message(p_queue text, p_message_id bigint, p_error text)
returns void
language plpgsql
volatile
as $$
declare
  v_message jsonb;
  v_headers jsonb;
begin
  execute format('delete from pgmq.%I as q where q.msg_id = $1 returning q.message, q.headers', 'q_' || p_queue)
    into v_message, v_headers using p_message_id;
  perform pgmq.send(
    p_queue || '_dead', v_message,
    coalesce(v_headers, '{}') || jsonb_build_object('error', left(p_error, 1000), 'message_id', p_message_id));
  if v_message ? 'service_date' then
    -- What was freed is not offered: the next thing that is freed on that day shall be.
    delete from core.freed_time as f
    where f.venue_id = core.read_key(v_message, 'venue_id') and f.service_date = (v_message ->> 'service_date')::date;
  elsif p_queue = 'assignment' then
    update core.booking as b
    set state = 'manual_review', state_actor = core.name_actor(), state_reason = 'repeated_errors'
    where b.booking_id = core.read_key(v_message, 'booking_id') and b.state = 'assignment_pending';
  else
    update core.notification as n
    set status = 'failed', error = left(p_error, 1000)
    where n.notification_id = core.read_key(v_message, 'notification_id') and n.status in ('queued', 'sending');
  end if;
end
$$;

comment on function core.bury_message(text, bigint, text) is
  'Moves a message to its dead-letter queue with the reason; its booking goes to manual review, its e-mail has failed.';

revoke execute on function core.bury_message(text, bigint, text) from public;
