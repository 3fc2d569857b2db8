create or replace function jobs.claim_notifications(p_limit integer, p_lease interval)
returns table (
  message_id bigint,
  read_count integer,
  notification_id bigint,
  kind text,
  locale text,
  recipient_name text,
  recipient_email text,
  sender_name text,
  content jsonb
)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_at timestamptz := clock_timestamp();
  v_message record;
begin
  -- A loop, because what is out of date or was sent already is settled here and not handed out.
  for v_message in
    select c.message_id, c.read_count, c.key_id
    from core.claim_messages('notification', 'notification_id', p_limit, p_lease) as c
  loop
    update core.notification as n
    set status = case
        -- Nobody is told that a table is theirs when it is not any more.
        when n.kind = 'confirmed' and b.state not in ('confirmed', 'seated', 'completed') then 'expired'
        when n.deadline_at > v_at then 'sending'
        when n.error is null then 'expired'
        else 'failed'
      end,
      try_count = n.try_count + 1,
      sending_at = v_at
    from core.booking as b
    where n.notification_id = v_message.key_id
      and n.status in ('queued', 'sending')
      and b.booking_id = n.booking_id;
    return query
      select
        v_message.message_id, v_message.read_count, n.notification_id, n.kind::text, c.locale, c.name, c.email, v.name,
        core.describe_notification(n.notification_id)
          || jsonb_build_object('manage_url', core.make_guest_link(n.booking_id, v_at))
      from core.notification as n
      inner join core.booking as b on b.booking_id = n.booking_id
      inner join core.customer as c on c.customer_id = b.customer_id
      inner join core.venue as v on v.venue_id = b.venue_id
      where n.notification_id = v_message.key_id and n.status = 'sending';
    if not found then
      perform core.acknowledge_message('notification', v_message.message_id, v_message.read_count);
    end if;
  end loop;
end
$$;

comment on function jobs.claim_notifications(integer, interval) is
  'Leases up to p_limit e-mails to send, with all that their templates need; commit, send, then call '
  'jobs.record_delivery. What is past its deadline or no longer true has failed or expired and is left out. Errors: RS001 invalid_argument.';

revoke execute on function jobs.claim_notifications(integer, interval) from public;
grant execute on function jobs.claim_notifications(integer, interval) to holdfast_worker;
