create or replace function core.get_fold(p_local timestamp, p_at timestamptz, p_timezone text)
returns integer
language sql
stable
as $$
  -- One expression, which is inlined.
  select case
    when core.is_ordinary_time(p_local, p_timezone) then 0
    else (p_at > core.resolve_local_time(p_local, p_timezone, 0))::integer
  end;
$$;

comment on function core.get_fold(timestamp, timestamptz, text) is
  '1 when an instant is the second at which a clock shows this time, else 0: what core.resolve_local_time takes.';

revoke execute on function core.get_fold(timestamp, timestamptz, text) from public;
