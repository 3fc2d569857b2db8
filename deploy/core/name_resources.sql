-- Deploy holdfast:core/name_resources to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.name_resources(p_resource_ids bigint[])
returns jsonb
language plpgsql
stable
as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', r.resource_id, 'label', r.label) order by r.label), '[]')
    from core.resource as r
    where r.resource_id = any (p_resource_ids)
  );
end
$$;

comment on function core.name_resources(bigint[]) is
'Therapists or rooms by their keys: [{"id", "label"}].';

revoke execute on function core.name_resources(bigint[]) from public;

commit;
