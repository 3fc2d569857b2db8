-- Deploy holdfast:core/attempt_hold to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.attempt_hold(
  p_booking core.booking,
  p_resource_ids bigint[],
  p_expires_at timestamptz,
  p_at timestamptz
)
returns boolean
language plpgsql
volatile
as $$
declare
  v_count integer;
begin
  -- A second try only when a hold that had expired stood in the way.
  for v_try in 1..2 loop
    insert into core.claim (venue_id, service_date, resource_id, during, kind, booking_id, expires_at)
    select
      p_booking.venue_id, p_booking.service_date, r.resource_id, p_booking.occupied,
      case when p_expires_at is null then 'booking' else 'hold' end, p_booking.booking_id, p_expires_at
    from unnest(p_resource_ids) as r(resource_id)
    on conflict do nothing;
    get diagnostics v_count = row_count;
    if v_count = cardinality(p_resource_ids) then
      return true;
    end if;
    delete from core.claim as c
    where c.booking_id = p_booking.booking_id and c.resource_id = any (p_resource_ids);
    if core.expire_holds(p_booking.venue_id, p_booking.service_date, p_at) = 0 then
      return false;
    end if;
  end loop;
  return false;
end
$$;

comment on function core.attempt_hold(core.booking, bigint[], timestamptz, timestamptz) is
  'Claims all of these tables for a booking, until p_expires_at or, with null, firmly; false and nothing claimed when '
  'one of them is taken. Under the day''s lock.';

revoke execute on function core.attempt_hold(core.booking, bigint[], timestamptz, timestamptz) from public;

commit;
