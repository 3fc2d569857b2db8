-- Deploy holdfast:core/find_treatment to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_treatment(p_venue_id bigint, p_service text)
returns bigint
language plpgsql
stable
as $$
declare
  v_service_id bigint;
begin
  perform core.require_argument(p_service is not null, 'service', 'Name a service of the venue.');
  select s.service_id into v_service_id
  from core.service as s
  where s.venue_id = p_venue_id and s.is_active and (s.code = p_service or lower(s.name) = lower(btrim(p_service)))
  order by s.code = p_service desc, s.service_id
  limit 1;
  if not found then
    perform core.refuse_service(p_venue_id, p_service);
  end if;
  return v_service_id;
end
$$;

comment on function core.find_treatment(bigint, text) is
'The service of a practice with this code or name. Errors: RS001 invalid_argument, RS006 service_unknown.';

revoke execute on function core.find_treatment(bigint, text) from public;

commit;
