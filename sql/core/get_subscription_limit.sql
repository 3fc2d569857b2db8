create or replace function core.get_subscription_limit()
returns integer
language sql
immutable
as $$
  select 20;
$$;

comment on function core.get_subscription_limit() is 'How many subscriptions there may be: each that fits costs every transition a row.';

revoke execute on function core.get_subscription_limit() from public;
