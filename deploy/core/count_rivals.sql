-- Deploy holdfast:core/count_rivals to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.count_rivals(p_venue_id bigint)
returns void
language sql
volatile
as $$
  update core.seating as s
  set rival_count = r.rival_count
  from (
    select a.seating_id, count(b.seating_id)::integer as rival_count
    from core.seating as a
    left join core.seating as b
      on b.venue_id = p_venue_id
      and b.seating_id <> a.seating_id
      and cardinality(b.resource_ids) > 1
      and b.resource_ids && a.resource_ids
    where a.venue_id = p_venue_id
    group by a.seating_id
  ) as r
  where s.seating_id = r.seating_id and s.rival_count <> r.rival_count;
$$;

comment on function core.count_rivals(bigint) is
  'Counts for each seating of a venue how many other combinations use one of its tables.';

revoke execute on function core.count_rivals(bigint) from public;

commit;
