-- Deploy holdfast:core/is_ordinary_time to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.is_ordinary_time(p_local timestamp, p_timezone text)
returns boolean
language sql
stable
as $$
  -- One expression, which is inlined. No zone shifts by more than three hours: if the clock was three hours earlier
  -- three hours ago, it was not changed meanwhile.
  select (p_local at time zone p_timezone) at time zone p_timezone = p_local
    and ((p_local at time zone p_timezone) - interval '3 hours') at time zone p_timezone = p_local - interval '3 hours';
$$;

comment on function core.is_ordinary_time(timestamp, text) is
  'Whether a wall-clock time lies far enough from every change of the clocks to exist once. Then "at time zone" is what '
  'core.resolve_local_time answers.';

revoke execute on function core.is_ordinary_time(timestamp, text) from public;

commit;
