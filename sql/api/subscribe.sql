create or replace function api.subscribe(p_name text default null, p_pattern text default null)
returns text
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_queue text := 'events_' || p_name;
  v_at timestamptz := clock_timestamp();
  v_subscription core.subscription;
  v_is_own boolean;
begin
  perform core.require_read_committed();
  perform core.require_argument(p_name ~ '^[a-z][a-z0-9_]{0,29}$', 'name',
    'Give 1 to 30 lower-case letters, digits or underscores, beginning with a letter.');
  perform core.require_argument(
    length(p_pattern) <= 100 and p_pattern ~ '^([a-z_]+|[*#])([.]([a-z_]+|[*#]))*$', 'pattern',
    'Give the name of an event, with * for one word and # for any number, such as booking.#.');
  -- One after the other, or two at once would exceed the quota.
  perform pg_advisory_xact_lock(0, -3);
  select s.* into v_subscription from core.subscription as s where s.name = p_name;
  v_is_own := core.has_role(v_subscription.owner);
  if v_is_own and v_subscription.pattern = p_pattern and v_subscription.ended_at is null then
    return v_queue;
  elsif v_subscription.name is not null and (v_subscription.ended_at is null or not v_is_own) then
    perform core.raise_refusal('RS204', 'there is another subscription of that name',
      jsonb_build_object('field', 'name', 'pattern', v_subscription.pattern), 'Choose another name, or end it first.');
  elsif (select count(*) from core.subscription as s where s.ended_at is null) >= core.get_subscription_limit() then
    perform core.raise_refusal('RS203', 'there are as many subscriptions as there may be',
      jsonb_build_object('limit', core.get_subscription_limit()), 'End one that nobody needs.');
  end if;
  insert into core.subscription as s (name, pattern, owner, created_at, read_at)
  values (p_name, p_pattern, core.get_caller(), v_at, v_at)
  on conflict (name) do update set
    pattern = excluded.pattern, owner = excluded.owner, created_at = v_at, read_at = v_at, ended_at = null;
  perform pgmq.create(v_queue);
  -- One that is made again before its queue has gone hears nothing of before.
  perform pgmq.purge_queue(v_queue);
  perform pgmq.bind_topic(p_pattern, v_queue);
  return v_queue;
end
$$;

comment on function api.subscribe(text, text) is
  'Makes a queue that hears of every event that fits p_pattern, such as booking.confirmed, booking.# or #, and returns '
  'its name; the same again changes nothing. It is the calling role''s, which reads it with api.read_events. Unread '
  'events and unread subscriptions end by themselves: core.retention. Errors: RS001 invalid_argument, RS003 wrong_isolation_level, RS203 '
  'too_many_subscriptions, RS204 subscription_exists.';

revoke execute on function api.subscribe(text, text) from public;
grant execute on function api.subscribe(text, text) to holdfast_service, holdfast_staff;
