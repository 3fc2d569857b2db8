create or replace function core.store_treatments(p_venue_id bigint, p_venue jsonb)
returns void
language plpgsql
volatile
as $$
begin
  -- By an array, which is looked up in the index however little is known of the tables.
  delete from core.turn_time as t
  where t.service_id = any (array(select s.service_id from core.service as s where s.venue_id = p_venue_id));
  delete from core.service_need as n
  where n.service_id = any (array(select s.service_id from core.service as s where s.venue_id = p_venue_id));
  insert into core.turn_time (service_id, party_min, turn_length)
  select distinct s.service_id, 1, make_interval(mins => f.visit_minutes)
  from core.read_service_needs(p_venue) as f
  inner join core.service as s on s.venue_id = p_venue_id and s.code = f.code;
  insert into core.service_need (service_id, kind, resource_count)
  select s.service_id, f.kind, f.resource_count
  from core.read_service_needs(p_venue) as f
  inner join core.service as s on s.venue_id = p_venue_id and s.code = f.code
  where f.resource_count > 0;
  insert into core.service_part (service_id, kind, starts, ends)
  select s.service_id, f.kind, f.starts, f.ends
  from core.read_service_parts(p_venue) as f
  inner join core.service as s on s.venue_id = p_venue_id and s.code = f.code;
end
$$;

comment on function core.store_treatments(bigint, jsonb) is
'Replaces what a practice''s services take and how long they last by what a faultless file says.';

revoke execute on function core.store_treatments(bigint, jsonb) from public;
