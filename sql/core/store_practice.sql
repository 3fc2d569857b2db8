create or replace function core.store_practice(p_venue_id bigint, p_venue jsonb)
returns void
language plpgsql
volatile
as $$
begin
  insert into core.resource (venue_id, kind, label)
  select p_venue_id, f.kind, f.label
  from core.read_resources(p_venue) as f
  on conflict (venue_id, kind, label) do update set is_active = true;
  -- Claims refer to resources, so that one is never deleted.
  update core.resource as r
  set is_active = false
  where r.venue_id = p_venue_id
    and r.is_active
    and (r.kind, r.label) not in (select f.kind, f.label from core.read_resources(p_venue) as f);

  delete from core.resource_service as s
  using core.resource as r
  where r.resource_id = s.resource_id and r.venue_id = p_venue_id;
  insert into core.resource_service (resource_id, service_id)
  select distinct r.resource_id, s.service_id
  from core.read_resource_services(p_venue) as f
  inner join core.resource as r on r.venue_id = p_venue_id and r.kind = f.kind and r.label = f.label
  inner join core.service as s on s.venue_id = p_venue_id and s.code = f.code;

  delete from core.resource_hours as h
  using core.resource as r
  where r.resource_id = h.resource_id and r.venue_id = p_venue_id;
  insert into core.resource_hours (resource_id, weekday, starts, ends, is_break)
  select r.resource_id, f.weekday, f.starts, f.ends, f.is_break
  from core.read_resource_hours(p_venue) as f
  inner join core.resource as r on r.venue_id = p_venue_id and r.kind = f.kind and r.label = f.label;
  perform core.store_treatments(p_venue_id, p_venue);
end
$$;

comment on function core.store_practice(bigint, jsonb) is
'Makes therapists, rooms, hours, skills and treatments those of a faultless practice''s file: a label keeps its key, '
  'what has vanished is no longer active; extra hours and blackouts stay.';

revoke execute on function core.store_practice(bigint, jsonb) from public;
