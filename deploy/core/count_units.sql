-- Deploy holdfast:core/count_units to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.count_units(p_service_id bigint, p_party integer)
returns integer
language plpgsql
stable
as $$
begin
  return (
    select ceil(p_party::numeric / s.guest_count)::integer from core.service as s where s.service_id = p_service_id
  );
end
$$;

comment on function core.count_units(bigint, integer) is
'How many appointments of a service so many guests take at once.';

revoke execute on function core.count_units(bigint, integer) from public;

commit;
