create or replace function core.place_local_time(p_local timestamp, p_timezone text)
returns timestamptz
language plpgsql
stable
as $$
declare
  -- In a gap Postgres reads the clock from before the shift, as wanted; in a fold it takes the second instant.
  v_second timestamptz := p_local at time zone p_timezone;
begin
  return coalesce(core.resolve_local_time(p_local, p_timezone, 0), v_second);
end
$$;

comment on function core.place_local_time(timestamp, text) is
'The instant of a wall-clock time of opening or working hours: the first one in a fold; in a gap as the clock from '
  'before the shift has it.';

revoke execute on function core.place_local_time(timestamp, text) from public;
