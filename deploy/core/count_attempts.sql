-- Deploy holdfast:core/count_attempts to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.count_attempts(p_read_count integer, p_headers jsonb)
returns integer
language sql
immutable
as $$
  -- A message that was handed back keeps its read count, or an old fence would fit again; the header tells how often.
  select p_read_count - coalesce((p_headers ->> 'released')::integer, 0);
$$;

comment on function core.count_attempts(integer, jsonb) is
  'How often a message was really worked on: its reads less those that were handed back unbegun.';

revoke execute on function core.count_attempts(integer, jsonb) from public;

commit;
