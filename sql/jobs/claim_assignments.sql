create or replace function jobs.claim_assignments(p_limit integer, p_lease interval)
returns table (
  message_id bigint,
  read_count integer,
  booking_id bigint,
  request_id text
)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  -- Two looks at tables that are nearly always empty, once a batch: nobody else pays for who is held back.
  if exists (select from core.breaker as k where k.opened_at is not null) or exists (select from core.rate_limit) then
    return query
      select c.message_id, c.read_count, c.key_id,
        (select b.request_id from core.booking as b where b.booking_id = c.key_id)
      from core.claim_admitted(p_limit, p_lease) as c;
  else
    return query
      select c.message_id, c.read_count, c.key_id,
        (select b.request_id from core.booking as b where b.booking_id = c.key_id)
      from core.claim_messages('assignment', 'booking_id', p_limit, p_lease) as c;
  end if;
end
$$;

comment on function jobs.claim_assignments(integer, interval) is
  'Leases up to p_limit bookings to look at; commit, then call jobs.assign_claimed with what came back. Those of a venue '
  'whose breaker is open, or that has had its bookings of the minute, wait. Errors: RS001 invalid_argument.';

revoke execute on function jobs.claim_assignments(integer, interval) from public;
grant execute on function jobs.claim_assignments(integer, interval) to holdfast_worker;
