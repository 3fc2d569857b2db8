-- Deploy holdfast:core/refuse_service to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.refuse_service(p_venue_id bigint, p_service text)
returns void
language plpgsql
stable
as $$
declare
  v_codes text;
begin
  select string_agg(s.code, ', ' order by s.code) into v_codes
  from core.service as s
  where s.venue_id = p_venue_id and s.is_active;
  perform core.raise_refusal('RS006', 'the venue has no such service',
    jsonb_build_object('field', 'service', 'service', left(p_service, 100)),
    format('Ask for one of: %s.', v_codes));
end
$$;

comment on function core.refuse_service(bigint, text) is
  'Raises RS006 service_unknown with the services that the venue has.';

revoke execute on function core.refuse_service(bigint, text) from public;

commit;
