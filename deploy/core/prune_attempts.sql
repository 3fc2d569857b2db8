-- Deploy holdfast:core/prune_attempts to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.prune_attempts(p_limit integer, p_at timestamptz)
returns integer
language sql
volatile
as $$
  with oldest as (
    -- The first of the table: its key grows with time, and nothing else has an index.
    select a.booking_id, a.number
    from core.booking_attempt as a
    order by a.booking_id, a.number
    limit p_limit
  ),
  gone as (
    delete from core.booking_attempt as a
    using oldest as o, core.booking as b
    where a.booking_id = o.booking_id
      and a.number = o.number
      and b.booking_id = o.booking_id
      and b.service_date < (p_at - (select r.keep from core.retention as r where r.what = 'booking_attempt'))::date
    returning 1
  )
  select count(*)::integer from gone;
$$;

comment on function core.prune_attempts(integer, timestamptz) is
  'Deletes attempts, among the p_limit oldest, of bookings whose day is long over.';

revoke execute on function core.prune_attempts(integer, timestamptz) from public;

commit;
