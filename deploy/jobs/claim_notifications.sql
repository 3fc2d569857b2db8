-- Deploy holdfast:jobs/claim_notifications to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function jobs.claim_notifications(p_limit integer, p_lease interval)
returns table (
  message_id bigint,
  read_count integer,
  notification_id bigint,
  kind text,
  template text,
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
  v_message_ids bigint[] := array[]::bigint[];
  v_read_counts integer[] := array[]::integer[];
  v_notification_ids bigint[] := array[]::bigint[];
begin
  -- A loop, because what is out of date or was sent already is settled here and not handed out.
  for v_message in
    select c.message_id, c.read_count, c.key_id
    from core.claim_messages('notification', 'notification_id', p_limit, p_lease) as c
  loop
    if core.take_up_notification(v_message.key_id, v_message.message_id, v_message.read_count, v_at) then
      v_message_ids := v_message_ids || v_message.message_id;
      v_read_counts := v_read_counts || v_message.read_count;
      v_notification_ids := v_notification_ids || v_message.key_id;
    end if;
  end loop;
  -- One statement for all: what describes an e-mail is planned once and not for each.
  return query
    select
      m.message_id, m.read_count, n.notification_id, n.kind, k.template, a.locale,
      a.recipient_name, a.recipient_email, a.venue_name,
      core.describe_notification(n.notification_id) || core.link_notification(n, k, v_at)
    from unnest(v_message_ids, v_read_counts, v_notification_ids) with ordinality
      as m(message_id, read_count, key_id, place)
    inner join core.notification as n on n.notification_id = m.key_id
    inner join core.notification_kind as k on k.kind = n.kind
    cross join lateral core.address_notification(n.notification_id) as a
    order by m.place;
end
$$;

comment on function jobs.claim_notifications(integer, interval) is
  'Leases up to p_limit e-mails to send, with all that their templates need; commit, send, then call '
  'jobs.record_delivery. What is past its deadline, no longer true or not wanted is settled and left out; what must wait '
  'for an earlier e-mail stays in the queue. Errors: RS001 invalid_argument.';

revoke execute on function jobs.claim_notifications(integer, interval) from public;
grant execute on function jobs.claim_notifications(integer, interval) to holdfast_worker;

commit;
