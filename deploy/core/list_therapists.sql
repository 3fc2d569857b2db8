-- Deploy holdfast:core/list_therapists to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_therapists(p_booking_id bigint)
returns bigint[]
language plpgsql
stable
as $$
begin
  return array(
    select r.resource_id
    from (
      select a.plans -> 'tables' as resource_ids
      from core.booking_attempt as a
      where a.booking_id = p_booking_id and a.plans -> 'tables' is not null
      order by a.number desc
      limit 1
    ) as p
    cross join lateral json_array_elements_text(p.resource_ids) as t(id)
    inner join core.resource as r on r.resource_id = t.id::bigint and r.kind = 'therapist' and r.is_active
    order by r.resource_id
  );
end
$$;

comment on function core.list_therapists(bigint) is
'The therapists whom a booking was given last.';

revoke execute on function core.list_therapists(bigint) from public;

commit;
