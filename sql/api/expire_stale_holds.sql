create or replace function api.expire_stale_holds(p_limit integer default 1000)
returns integer
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_at timestamptz := clock_timestamp();
  v_day record;
  v_count integer := 0;
begin
  perform core.require_read_committed();
  perform core.require_argument(p_limit between 1 and 100000, 'limit', 'Give a number from 1 to 100000.');
  -- A loop, because every day is locked, all in one order, before its holds are ended.
  for v_day in
    select s.venue_id, s.service_date
    from (
      select b.venue_id, b.service_date
      from core.hold as h
      inner join core.booking as b on b.booking_id = h.booking_id and b.state = 'held'
      where h.expires_at <= v_at
      order by h.expires_at
      limit p_limit
    ) as s
    group by s.venue_id, s.service_date
    order by hashint8(s.venue_id), s.service_date
  loop
    perform core.lock_service_day(v_day.venue_id, v_day.service_date);
    v_count := v_count + core.expire_holds(v_day.venue_id, v_day.service_date, clock_timestamp());
  end loop;
  delete from core.hold as h
  where h.booking_id in (
    select o.booking_id
    from core.hold as o
    inner join core.booking as b on b.booking_id = o.booking_id and b.state <> 'held'
    where o.expires_at <= v_at
    limit p_limit
    for update of o skip locked
  );
  return v_count;
end
$$;

comment on function api.expire_stale_holds(integer) is
'Tidies: ends holds whose time is over, with their events, and says how many. Nothing depends on it: an expired hold '
  'is in nobody''s way. Errors: RS001 invalid_argument, RS003 wrong_isolation_level.';

revoke execute on function api.expire_stale_holds(integer) from public;
grant execute on function api.expire_stale_holds(integer)
  to holdfast_service, holdfast_staff;
