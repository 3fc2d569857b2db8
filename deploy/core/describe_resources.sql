-- Deploy holdfast:core/describe_resources to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.describe_resources(p_resource_ids bigint[])
returns jsonb
language plpgsql
stable
as $$
begin
  return (
    select coalesce(
      jsonb_agg(
        case r.kind
          when 'table'
            then jsonb_build_object('id', r.resource_id, 'label', r.label, 'zone', z.name, 'capacity', r.seats)
          else jsonb_build_object('id', r.resource_id, 'label', r.label, 'kind', r.kind)
        end
        order by r.resource_id
      ),
      '[]'
    )
    from core.resource as r
    left join core.zone as z on z.venue_id = r.venue_id and z.zone_id = r.zone_id
    where r.resource_id = any (p_resource_ids)
  );
end
$$;

comment on function core.describe_resources(bigint[]) is
  'Tables as callers see them: [{"id", "label", "zone", "capacity"}]; therapists and rooms: [{"id", "label", "kind"}].';

revoke execute on function core.describe_resources(bigint[]) from public;

commit;
