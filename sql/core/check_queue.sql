create or replace function core.check_queue(p_queue text)
returns void
language sql
immutable
as $$
  select core.require_argument(p_queue in ('assignment', 'notification'), 'queue', 'Give assignment or notification.');
$$;

comment on function core.check_queue(text) is 'Is this a queue that workers drain? Errors: RS001 invalid_argument.';

revoke execute on function core.check_queue(text) from public;
