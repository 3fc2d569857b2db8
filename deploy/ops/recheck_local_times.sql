-- Deploy holdfast:ops/recheck_local_times to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function ops.recheck_local_times()
returns table (
  venue text,
  reference text,
  starts_local timestamp,
  timezone text,
  starts_at timestamptz,
  moved_by interval
)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select
    v.slug, b.reference, b.starts_local, v.timezone, lower(b.during),
    core.place_local_time(b.starts_local, v.timezone) - lower(b.during)
  from core.booking as b
  inner join core.booking_state as s on s.state = b.state and not s.is_final
  inner join core.venue as v on v.venue_id = b.venue_id
  where lower(b.during) > now()
    and lower(b.during) is distinct from core.resolve_local_time(b.starts_local, v.timezone, 0)
    and lower(b.during) is distinct from core.resolve_local_time(b.starts_local, v.timezone, 1)
  order by lower(b.during), b.reference;
$$;

comment on function ops.recheck_local_times() is
  'Bookings to come whose wall-clock time is another instant than when they were made, because the rules of their time '
  'zone have changed since: what they promise and what is claimed differ by moved_by.';

revoke execute on function ops.recheck_local_times() from public;
grant execute on function ops.recheck_local_times() to holdfast_staff, holdfast_monitor;

commit;
