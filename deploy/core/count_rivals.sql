-- Deploy holdfast:core/count_rivals to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.count_rivals(p_venue_id bigint)
returns void
language sql
volatile
as $$
  with member as materialized (
    select s.seating_id, t.resource_id, cardinality(s.resource_ids) > 1 as is_combination
    from core.seating as s
    cross join lateral unnest(s.resource_ids) as t(resource_id)
    where s.venue_id = p_venue_id
  ),
  rival as (
    select a.seating_id, count(distinct b.seating_id)::integer as rival_count
    from member as a
    inner join member as b
      on b.resource_id = a.resource_id and b.is_combination and b.seating_id <> a.seating_id
    group by a.seating_id
  )
  update core.seating as s
  set rival_count = coalesce(r.rival_count, 0)
  from core.seating as k
  left join rival as r on r.seating_id = k.seating_id
  where k.venue_id = p_venue_id
    and s.seating_id = k.seating_id
    and s.rival_count <> coalesce(r.rival_count, 0);
$$;

comment on function core.count_rivals(bigint) is
  'Counts for each seating of a venue how many other combinations use one of its tables.';

revoke execute on function core.count_rivals(bigint) from public;

commit;
