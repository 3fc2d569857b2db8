-- Deploy holdfast:core/describe_former_tables to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.describe_former_tables(p_booking_id bigint)
returns jsonb
language plpgsql
stable
as $$
begin
  return core.describe_resources((
    select k.from_resource_ids
    from core.booking_change as k
    where k.booking_id = p_booking_id and k.outcome = 'pending'
  ));
end
$$;

comment on function core.describe_former_tables(bigint) is
  'What a booking had before the change that is under way, as core.describe_resources says it.';

revoke execute on function core.describe_former_tables(bigint) from public;

commit;
