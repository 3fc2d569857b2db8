-- Deploy holdfast:jobs/record_delivery to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function jobs.record_delivery(
  p_message_id bigint,
  p_read_count integer,
  p_outcome text,
  p_provider_id text,
  p_error text
)
returns text
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_at timestamptz := clock_timestamp();
  v_notification_id bigint;
  v_status text;
begin
  perform core.require_argument(
    p_outcome in ('sent', 'retry', 'failed', 'bounced', 'suppressed', 'unreachable'), 'outcome',
    'Give sent, retry, failed, bounced, suppressed or unreachable.');
  if p_outcome = 'unreachable' then
    return core.return_notification(p_message_id, p_read_count, p_error);
  end if;
  v_notification_id := core.read_key(
    core.acknowledge_message('notification', p_message_id, p_read_count), 'notification_id');
  if v_notification_id is null then
    return 'lease_lost';
  end if;
  if p_outcome = 'retry' then
    return core.postpone_notification(v_notification_id, p_error, v_at);
  end if;
  update core.notification as n
  set status = case p_outcome when 'bounced' then 'failed' else p_outcome end, provider_id = left(p_provider_id, 500),
    error = left(p_error, 1000), sent_at = case when p_outcome = 'sent' then v_at end
  where n.notification_id = v_notification_id and n.status = 'sending'
  returning n.status into v_status;
  if p_outcome = 'bounced' and found then
    perform core.block_address(v_notification_id, 'bounced', v_at);
  end if;
  return v_status;
end
$$;

comment on function jobs.record_delivery(bigint, integer, text, text, text) is
  'Says what became of an e-mail: sent, retry (temporary trouble), failed (for good), bounced (for good, and nothing more '
  'is sent to this address), suppressed, or unreachable (no mail server: it keeps its place in the queue and no try is '
  'counted); otherwise acknowledges its message. Returns the new status, or lease_lost. Errors: RS001 invalid_argument.';

revoke execute on function jobs.record_delivery(bigint, integer, text, text, text) from public;
grant execute on function jobs.record_delivery(bigint, integer, text, text, text) to holdfast_worker;

commit;
