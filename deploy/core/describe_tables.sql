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
  return core.describe_resources(array(
    select c.resource_id from core.claim as c where c.booking_id = p_booking_id
  ));
end
$$;

comment on function core.describe_tables(bigint) is
  'The tables that a booking holds, of an appointment its therapists and rooms, as core.describe_resources says them.';

revoke execute on function core.describe_tables(bigint) from public;

commit;
