-- Deploy holdfast:core/lock_service_day to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.lock_service_day(p_venue_id bigint, p_service_date date)
returns void
language sql
volatile
as $$
  -- One expression, which is inlined.
  select pg_advisory_xact_lock(hashint8(p_venue_id), p_service_date - date '2000-01-01');
$$;

comment on function core.lock_service_day(bigint, date) is
  'Waits until this transaction alone decides about a venue''s service day; kept until it ends. Several days: in '
  'date order. Take it before any row lock, as a statement of its own, and read the clock after it.';

revoke execute on function core.lock_service_day(bigint, date) from public;

commit;
