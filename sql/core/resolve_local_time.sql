create or replace function core.resolve_local_time(p_local timestamp, p_timezone text, p_fold integer)
returns timestamptz
language sql
stable
as $$
  -- One expression, which is inlined. No zone shifts by more than three hours: if the clock was three hours earlier
  -- three hours ago, it was not changed meanwhile, and the time exists once.
  select case
    when (p_local at time zone p_timezone) at time zone p_timezone = p_local
      and ((p_local at time zone p_timezone) - interval '3 hours') at time zone p_timezone = p_local - interval '3 hours'
      then p_local at time zone p_timezone
    else core.resolve_shifted_time(p_local, p_timezone, p_fold)
  end;
$$;

comment on function core.resolve_local_time(timestamp, text, integer) is
  'The instant of a venue''s wall-clock time; null when the clock skips it. A time that exists twice means the first '
  'instant, or the second with fold 1.';

revoke execute on function core.resolve_local_time(timestamp, text, integer) from public;
