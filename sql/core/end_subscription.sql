create or replace function core.end_subscription(p_name text, p_at timestamptz)
returns boolean
language plpgsql
volatile
as $$
declare
  v_pattern text;
begin
  update core.subscription as s
  set ended_at = p_at
  where s.name = p_name and s.ended_at is null
  returning s.pattern into v_pattern;
  if v_pattern is null then
    return false;
  end if;
  -- The queue itself goes later: a transition that is being sent at this moment must find it.
  perform pgmq.unbind_topic(v_pattern, 'events_' || p_name);
  return true;
end
$$;

comment on function core.end_subscription(text, timestamptz) is
  'Has a subscription hear nothing more; whether there was one.';

revoke execute on function core.end_subscription(text, timestamptz) from public;
