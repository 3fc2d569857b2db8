create or replace function core.expire_holds(p_venue_id bigint, p_service_date date, p_at timestamptz)
returns integer
language plpgsql
volatile
as $$
declare
  v_count integer;
begin
  with stale as (
    delete from core.claim as c
    where c.venue_id = p_venue_id and c.service_date = p_service_date and c.expires_at <= p_at
    returning c.booking_id
  )
  update core.booking as b
  set state = 'expired', hold_expires_at = null, state_actor = core.name_actor(), state_reason = 'hold_expired'
  where b.state = 'held' and b.booking_id in (select s.booking_id from stale as s);
  get diagnostics v_count = row_count;
  return v_count;
end
$$;

comment on function core.expire_holds(bigint, date, timestamptz) is
  'Ends the holds of a service day that have expired by p_at, and says how many. Under the day''s lock.';

revoke execute on function core.expire_holds(bigint, date, timestamptz) from public;
