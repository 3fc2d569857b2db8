create or replace function core.has_service_day(p_venue_id bigint, p_service_date date)
returns boolean
language sql
volatile
as $$
  select pg_try_advisory_xact_lock(hashint8(p_venue_id), p_service_date - date '2000-01-01');
$$;

comment on function core.has_service_day(bigint, date) is
  'Has this transaction the lock of a service day, or could it get it at once? Never waits, so it may be asked after a row lock.';

revoke execute on function core.has_service_day(bigint, date) from public;
