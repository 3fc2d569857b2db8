create or replace function core.place_span(
  p_service_date date,
  p_starts interval,
  p_ends interval,
  p_timezone text
)
returns tstzrange
language plpgsql
stable
as $$
declare
  v_ends timestamptz := core.place_local_time(p_service_date + p_ends, p_timezone);
begin
  -- A span that begins in a gap and ends soon after it is nothing, and must not be a range turned round.
  return tstzrange(least(core.place_local_time(p_service_date + p_starts, p_timezone), v_ends), v_ends);
end
$$;

comment on function core.place_span(date, interval, interval, text) is
'A span of opening or working hours, told from midnight of a service day, in instants; empty when the clock skips it.';

revoke execute on function core.place_span(date, interval, interval, text) from public;
