create or replace function core.list_candidates(p_venue_id bigint, p_party integer, p_seating text)
returns table (
  seating_id bigint,
  resource_ids bigint[],
  capacity integer,
  rank integer,
  penalty double precision,
  rival_count integer,
  failure_rate double precision,
  zone_id bigint,
  resource_id bigint
)
language sql
stable
as $$
  -- unnest within the list, because a call of it in FROM is set up anew for each seating.
  select
    s.seating_id, s.resource_ids, s.capacity, s.rank, s.penalty, s.rival_count, s.failure_rate, s.zone_id,
    unnest(s.resource_ids)
  from core.seating as s
  where s.venue_id = p_venue_id and p_party between s.party_min and s.party_max
    and (p_seating = 'any' or s.setting = p_seating);
$$;

comment on function core.list_candidates(bigint, integer, text) is
  'The seatings that take a party, by party range and setting alone: one row for each of their tables.';

revoke execute on function core.list_candidates(bigint, integer, text) from public;
