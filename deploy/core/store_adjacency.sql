-- Deploy holdfast:core/store_adjacency to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.store_adjacency(p_venue_id bigint, p_venue jsonb)
returns void
language plpgsql
volatile
as $$
begin
  delete from core.adjacency as a where a.venue_id = p_venue_id;
  insert into core.adjacency (venue_id, resource_id, neighbour_id)
  select p_venue_id, least(a.resource_id, b.resource_id), greatest(a.resource_id, b.resource_id)
  from core.read_adjacency(p_venue) as f
  inner join core.resource as a
    on a.venue_id = p_venue_id and a.kind = 'table' and a.label = f.label
  inner join core.resource as b
    on b.venue_id = p_venue_id and b.kind = 'table' and b.label = f.neighbour;

  delete from core.combination as c where c.venue_id = p_venue_id;
  insert into core.combination (venue_id, resource_ids, is_allowed, party_min, party_max, penalty)
  select
    p_venue_id,
    array(
      select r.resource_id
      from core.resource as r
      where r.venue_id = p_venue_id and r.kind = 'table' and r.label = any (f.labels)
      order by r.resource_id
    ),
    f.is_allowed,
    f.party_min,
    f.party_max,
    f.penalty
  from core.read_combinations(p_venue) as f;
end
$$;

comment on function core.store_adjacency(bigint, jsonb) is
  'Replaces a venue''s adjacency and explicit combinations by those of a faultless venue file.';

revoke execute on function core.store_adjacency(bigint, jsonb) from public;

commit;
