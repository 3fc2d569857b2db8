create or replace function core.is_whole_appointment(p_booking core.booking, p_resource_ids bigint[])
returns boolean
language sql
stable
as $$
  select sum(n.resource_count) * core.count_units(p_booking.service_id, p_booking.party_size) = cardinality(p_resource_ids)
    and bool_and(n.resource_count * core.count_units(p_booking.service_id, p_booking.party_size) = (
      select count(*)
      from core.resource as r
      inner join core.resource_service as k on k.resource_id = r.resource_id and k.service_id = n.service_id
      where r.resource_id = any (p_resource_ids) and r.kind = n.kind
    ))
  from core.service_need as n
  where n.service_id = p_booking.service_id;
$$;

comment on function core.is_whole_appointment(core.booking, bigint[]) is
  'Whether these are as many therapists and rooms as an appointment takes, all of them able to serve it; null for a table.';

revoke execute on function core.is_whole_appointment(core.booking, bigint[]) from public;
