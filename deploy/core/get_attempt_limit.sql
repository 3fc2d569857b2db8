-- Deploy holdfast:core/get_attempt_limit to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.get_attempt_limit()
returns integer
language sql
immutable
as $$
  select 5;
$$;

comment on function core.get_attempt_limit() is
  'How many workers may take up a message and break down over it before it is given up.';

revoke execute on function core.get_attempt_limit() from public;

commit;
