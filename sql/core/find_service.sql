create or replace function core.find_service(p_venue_id bigint, p_code text)
returns bigint
language plpgsql
stable
as $$
declare
  v_service_id bigint;
begin
  if p_code is null then
    return null;
  end if;
  select s.service_id into v_service_id
  from core.service as s
  where s.venue_id = p_venue_id and s.code = p_code and s.is_active;
  if not found then
    perform core.refuse_service(p_venue_id, p_code);
  end if;
  return v_service_id;
end
$$;

comment on function core.find_service(bigint, text) is
  'The service of a venue with this code; null for null. Errors: RS006 service_unknown.';

revoke execute on function core.find_service(bigint, text) from public;
