-- Deploy holdfast:core/find_combinations to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_combinations(p_venue_id bigint, p_limit integer)
returns table (
  resource_ids bigint[]
)
language sql
stable
as $$
  with recursive pair (resource_id, neighbour_id) as (
    select a.resource_id, a.neighbour_id
    from core.adjacency as a
    inner join core.resource as r on r.resource_id = a.resource_id and r.is_active and r.is_movable
    inner join core.resource as n on n.resource_id = a.neighbour_id and n.is_active and n.is_movable
    where a.venue_id = p_venue_id and n.zone_id = r.zone_id
  ),
  link (resource_id, neighbour_ids) as materialized (
    select e.resource_id, array_agg(e.neighbour_id order by e.neighbour_id)
    from (
      select p.resource_id, p.neighbour_id from pair as p
      union all
      select p.neighbour_id, p.resource_id from pair as p
    ) as e
    group by e.resource_id
    order by e.resource_id
  ),
  -- Every connected set once (the ESU algorithm, Wernicke 2006): a set grows from its smallest key,
  -- only by tables that stand later in its open list than the last one to join, and that list
  -- gains only what the newcomer is the first to touch. The recursion goes by size and runs no
  -- further than the limit lets it.
  grown (resource_ids, open_ids, seen_ids) as (
    select
      array[l.resource_id],
      array(select u.id from unnest(l.neighbour_ids) as u (id) where u.id > l.resource_id),
      l.resource_id || l.neighbour_ids
    from link as l
    union all
    select
      g.resource_ids || o.id,
      g.open_ids[o.place + 1:] || array(
        select u.id
        from unnest(k.neighbour_ids) as u (id)
        where u.id > g.resource_ids[1] and u.id <> all (g.seen_ids)
      ),
      g.seen_ids || k.neighbour_ids
    from grown as g
    cross join lateral unnest(g.open_ids) with ordinality as o (id, place)
    -- A subquery, not a join: the order of the sets must not hang on the planner.
    cross join lateral (
      select (select l.neighbour_ids from link as l where l.resource_id = o.id)
    ) as k (neighbour_ids)
    where cardinality(g.resource_ids) < (
      select v.combination_size_max from core.venue as v where v.venue_id = p_venue_id
    )
  )
  select array(select u.id from unnest(g.resource_ids) as u (id) order by u.id)
  from grown as g
  where cardinality(g.resource_ids) > 1
  limit p_limit;
$$;

comment on function core.find_combinations(bigint, integer) is
  'Every connected set of adjacent, movable, active tables of one zone, up to the venue''s size, '
  'smaller sets first, in ascending order of keys; no more than p_limit of them, and no more '
  'work than for these.';

revoke execute on function core.find_combinations(bigint, integer) from public;

commit;
