create or replace function jobs.claim_assignments(p_limit integer, p_lease interval)
returns table (
  message_id bigint,
  read_count integer,
  booking_id bigint,
  request_id text
)
language sql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
  select c.message_id, c.read_count, c.key_id,
    (select b.request_id from core.booking as b where b.booking_id = c.key_id)
  from core.claim_messages('assignment', 'booking_id', p_limit, p_lease) as c;
$$;

comment on function jobs.claim_assignments(integer, interval) is
  'Leases up to p_limit bookings to look at; commit, then call jobs.assign_claimed with what came back. Errors: RS001 '
  'invalid_argument.';

revoke execute on function jobs.claim_assignments(integer, interval) from public;
grant execute on function jobs.claim_assignments(integer, interval) to holdfast_worker;
