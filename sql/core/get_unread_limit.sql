create or replace function core.get_unread_limit()
returns integer
language sql
immutable
as $$
  select 100000;
$$;

comment on function core.get_unread_limit() is 'How many unread events a subscription may have; the oldest go.';

revoke execute on function core.get_unread_limit() from public;
