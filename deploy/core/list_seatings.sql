-- Deploy holdfast:core/list_seatings to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_seatings(p_venue_id bigint, p_combination_limit integer)
returns table (
  resource_ids bigint[],
  zone_id bigint,
  setting text,
  capacity integer,
  party_min integer,
  party_max integer,
  penalty numeric,
  is_override boolean,
  rank integer
)
language sql
stable
as $$
  with chosen (resource_ids) as (
    select array[r.resource_id]
    from core.resource as r
    where r.venue_id = p_venue_id and r.kind = 'table'
    union
    select f.resource_ids from core.find_combinations(p_venue_id, p_combination_limit) as f
    union
    select c.resource_ids from core.combination as c where c.venue_id = p_venue_id and c.is_allowed
  ),
  measured as (
    select
      c.resource_ids,
      count(*) as table_count,
      (sum(r.seats) - v.seat_loss_per_join * (count(*) - 1))::integer as capacity,
      min(r.seats) as smallest,
      min(r.party_min) as party_min,
      min(r.party_max) as party_max,
      min(r.zone_id) as zone_id,
      array_agg(r.label order by r.label collate "C") as labels
    from chosen as c
    inner join core.venue as v on v.venue_id = p_venue_id
    inner join core.resource as r on r.resource_id = any (c.resource_ids)
    group by c.resource_ids, v.seat_loss_per_join
    having bool_and(r.is_active)
  )
  select
    m.resource_ids,
    z.zone_id,
    z.setting,
    greatest(m.capacity, o.party_max),
    coalesce(
      o.party_min,
      case m.table_count when 1 then m.party_min else greatest(2, m.capacity - m.smallest + 1) end
    ),
    coalesce(o.party_max, case m.table_count when 1 then m.party_max else m.capacity end),
    coalesce(o.penalty, 0),
    o.venue_id is not null,
    row_number() over (
      order by m.table_count, m.capacity, z.name collate "C", m.labels collate "C"
    )::integer
  from measured as m
  inner join core.zone as z on z.zone_id = m.zone_id
  left join core.combination as o on o.venue_id = p_venue_id and o.resource_ids = m.resource_ids
  -- Seats lost at joins may leave a computed combination without a party of its own.
  where coalesce(o.is_allowed, m.table_count = 1 or m.capacity > 1);
$$;

comment on function core.list_seatings(bigint, integer) is
  'The seatings that a venue''s floor gives: each active table with its own party range; each '
  'combination with the parties that it holds and fewer of its tables would not; what staff say '
  'about a combination wins over both.';

revoke execute on function core.list_seatings(bigint, integer) from public;

commit;
