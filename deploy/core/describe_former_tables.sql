-- Deploy holdfast:core/describe_former_tables to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.describe_former_tables(p_booking_id bigint)
returns jsonb
language sql
stable
as $$
  select coalesce(
    jsonb_agg(
      jsonb_build_object('id', r.resource_id, 'label', r.label, 'zone', z.name, 'capacity', r.seats)
      order by r.resource_id
    ),
    '[]'
  )
  from core.booking_change as k
  cross join lateral unnest(k.from_resource_ids) as t(resource_id)
  inner join core.resource as r on r.resource_id = t.resource_id
  left join core.zone as z on z.venue_id = r.venue_id and z.zone_id = r.zone_id
  where k.booking_id = p_booking_id and k.outcome = 'pending';
$$;

comment on function core.describe_former_tables(bigint) is
  'The tables that a booking had before the change that is under way: [{"id", "label", "zone", "capacity"}].';

revoke execute on function core.describe_former_tables(bigint) from public;

commit;
