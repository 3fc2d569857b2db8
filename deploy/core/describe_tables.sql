-- Deploy holdfast:core/describe_tables to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.describe_tables(p_booking_id bigint)
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
    from (
      select distinct c.venue_id, c.resource_id from core.claim as c where c.booking_id = p_booking_id
    ) as c
    inner join core.resource as r on r.venue_id = c.venue_id and r.resource_id = c.resource_id
    left join core.zone as z on z.venue_id = r.venue_id and z.zone_id = r.zone_id
  );
end
$$;

comment on function core.describe_tables(bigint) is
'The tables that a booking holds: [{"id", "label", "zone", "capacity"}]; of an appointment its therapists and rooms: '
  '[{"id", "label", "kind"}].';

revoke execute on function core.describe_tables(bigint) from public;

commit;
