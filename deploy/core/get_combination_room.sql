-- Deploy holdfast:core/get_combination_room to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.get_combination_room(p_venue_id bigint)
returns integer
language sql
stable
as $$
  select greatest(0, 2000 - t.table_count - a.allowed_count)::integer
  from (
    select count(*) as table_count
    from core.resource as r
    where r.venue_id = p_venue_id and r.kind = 'table' and r.is_active
  ) as t
  cross join (
    select count(*) as allowed_count
    from core.combination as c
    where c.venue_id = p_venue_id and c.is_allowed
  ) as a;
$$;

comment on function core.get_combination_room(bigint) is
  'How many combinations may be computed for a venue: single tables and what staff allow always '
  'have their place among the 2000 seatings that a venue may have.';

revoke execute on function core.get_combination_room(bigint) from public;

commit;
