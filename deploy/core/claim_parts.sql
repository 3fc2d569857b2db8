-- Deploy holdfast:core/claim_parts to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.claim_parts(
  p_booking core.booking,
  p_resource_ids bigint[],
  p_expires_at timestamptz
)
returns boolean
language plpgsql
volatile
as $$
declare
  v_wanted integer;
  v_count integer;
begin
  select count(*) into v_wanted
  from core.resource as r
  inner join core.service_part as p on p.service_id = p_booking.service_id and p.kind = r.kind
  where r.resource_id = any (p_resource_ids);
  insert into core.claim (venue_id, service_date, resource_id, during, kind, booking_id, expires_at)
  select
    p_booking.venue_id, p_booking.service_date, r.resource_id,
    tstzrange(lower(p_booking.during) + p.starts, lower(p_booking.during) + p.ends),
    case when p_expires_at is null then 'booking' else 'hold' end, p_booking.booking_id, p_expires_at
  from core.resource as r
  inner join core.service_part as p on p.service_id = p_booking.service_id and p.kind = r.kind
  where r.resource_id = any (p_resource_ids)
  order by r.resource_id, p.starts
  on conflict do nothing;
  get diagnostics v_count = row_count;
  if v_count = v_wanted then
    return true;
  end if;
  delete from core.claim as c where c.booking_id = p_booking.booking_id;
  return false;
end
$$;

comment on function core.claim_parts(core.booking, bigint[], timestamptz) is
'Claims each part of an appointment of these therapists and rooms, until p_expires_at or, with null, firmly; false and '
  'nothing claimed when one of them is taken. Under the day''s lock.';

revoke execute on function core.claim_parts(core.booking, bigint[], timestamptz) from public;

commit;
