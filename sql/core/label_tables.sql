create or replace function core.label_tables(p_booking_id bigint)
returns text[]
language plpgsql
stable
as $$
begin
  return (
    select array_agg(r.label order by r.resource_id)
    from core.claim as c
    inner join core.resource as r on r.venue_id = c.venue_id and r.resource_id = c.resource_id
    where c.booking_id = p_booking_id and c.kind <> 'retained'
  );
end
$$;

comment on function core.label_tables(bigint) is 'The labels of the tables that a booking holds; null for none. Those that it only keeps while it is changed do not count.';

revoke execute on function core.label_tables(bigint) from public;
