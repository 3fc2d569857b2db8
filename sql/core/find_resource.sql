create or replace function core.find_resource(p_venue_id bigint, p_label text)
returns bigint
language plpgsql
stable
as $$
declare
  v_resource_id bigint;
begin
  select r.resource_id into v_resource_id
  from core.resource as r
  where r.venue_id = p_venue_id and lower(r.label) = lower(btrim(p_label)) and r.is_active and r.kind <> 'table'
  order by r.kind desc
  limit 1;
  perform core.require_argument(found, 'resource', 'Give the name of one of the practice''s therapists or rooms.');
  return v_resource_id;
end
$$;

comment on function core.find_resource(bigint, text) is
'The therapist, else the room, of this name. Errors: RS001 invalid_argument.';

revoke execute on function core.find_resource(bigint, text) from public;
