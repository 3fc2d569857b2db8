-- Deploy holdfast:core/resolve_local_time to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.resolve_local_time(p_local timestamp, p_timezone text, p_fold integer)
returns timestamptz
language plpgsql
stable
as $$
declare
  -- In a gap Postgres moves the time; in a fold it takes the second instant.
  v_second timestamptz := p_local at time zone p_timezone;
  v_before timestamptz;
  v_first timestamptz;
begin
  if v_second at time zone p_timezone <> p_local then
    return null;
  end if;
  -- No zone shifts by more than three hours, so three hours earlier the offset is the one from before the shift; it is
  -- the same when there was none.
  v_before := v_second - interval '3 hours';
  if p_fold = 1 or v_before at time zone p_timezone = p_local - interval '3 hours' then
    return v_second;
  end if;
  v_first := (p_local - ((v_before at time zone p_timezone) - (v_before at time zone 'UTC'))) at time zone 'UTC';
  return case when v_first at time zone p_timezone = p_local then v_first else v_second end;
end
$$;

comment on function core.resolve_local_time(timestamp, text, integer) is
  'The instant of a venue''s wall-clock time; null when the clock skips it. A time that exists twice means the first '
  'instant, or the second with fold 1.';

revoke execute on function core.resolve_local_time(timestamp, text, integer) from public;

commit;
