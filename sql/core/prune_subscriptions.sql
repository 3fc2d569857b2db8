create or replace function core.prune_subscriptions(p_limit integer, p_at timestamptz)
returns integer
language plpgsql
volatile
as $$
declare
  v_subscription core.subscription;
  v_count integer := 0;
begin
  -- One that is made again at this moment must not lose its queue.
  perform pg_advisory_xact_lock(0, -3);
  -- A loop, because each has a queue of its own; there are few.
  for v_subscription in select s.* from core.subscription as s order by s.name loop
    if v_subscription.ended_at < p_at - interval '1 minute' then
      perform pgmq.drop_queue('events_' || v_subscription.name);
      delete from core.subscription as s where s.name = v_subscription.name;
      v_count := v_count + 1;
    elsif v_subscription.read_at < p_at - (select r.keep from core.retention as r where r.what = 'unread_subscription')
      and core.end_subscription(v_subscription.name, p_at)
    then
      v_count := v_count + 1;
    else
      v_count := v_count + core.prune_events('events_' || v_subscription.name, p_limit, p_at);
    end if;
  end loop;
  return v_count;
end
$$;

comment on function core.prune_subscriptions(integer, timestamptz) is
  'Deletes up to p_limit events of each subscription that are too old or too many, ends the subscriptions that nobody '
  'reads, and drops the queues of those that have ended.';

revoke execute on function core.prune_subscriptions(integer, timestamptz) from public;
