create or replace function core.place_block(p_from timestamp, p_until timestamp, p_timezone text)
returns tstzrange
language plpgsql
stable
as $$
declare
  -- A time that comes twice is over with the second.
  v_until timestamptz := p_until at time zone p_timezone;
begin
  -- What begins in a gap and ends soon after it is nothing, and must not be a range turned round.
  return tstzrange(least(core.place_local_time(p_from, p_timezone), v_until), v_until);
end
$$;

comment on function core.place_block(timestamp, timestamp, text) is
  'The instants from one wall-clock time to another, whole where a clock shows one of them twice; empty when it skips them.';

revoke execute on function core.place_block(timestamp, timestamp, text) from public;
