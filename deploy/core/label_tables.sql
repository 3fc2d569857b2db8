-- Deploy holdfast:core/label_tables to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.label_tables(p_booking_id bigint)
returns text[]
language plpgsql
stable
as $$
begin
  return (
    select array_agg(r.label order by r.resource_id)
    from core.resource as r
    where r.resource_id in (
      select c.resource_id from core.claim as c where c.booking_id = p_booking_id and c.kind <> 'retained'
    )
  );
end
$$;

comment on function core.label_tables(bigint) is
  'The labels of the tables, or of the therapists and rooms, that a booking holds; null for none. Those that it only '
  'keeps while it is changed do not count.';

revoke execute on function core.label_tables(bigint) from public;

commit;
