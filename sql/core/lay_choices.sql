create or replace function core.lay_choices(p_board core.day_board, p_venue_id bigint)
returns core.day_board
language plpgsql
stable
as $$
begin
  -- Bookings of one size and preference have the same choices; they make a class.
  with class as (
    select c.party, c.preference, row_number() over (order by c.party, c.preference) as class
    from (
      select distinct b.party, b.preference from unnest(p_board.parties, p_board.preferences) as b(party, preference)
    ) as c
  ),
  seating as (
    select
      s.seating_id, s.resource_ids, s.setting, s.capacity, s.party_min, s.party_max, s.penalty, s.rival_count, s.rank,
      sum(r.seats)::integer as seats
    from core.seating as s
    cross join lateral unnest(s.resource_ids) as t(resource_id)
    inner join core.resource as r on r.resource_id = t.resource_id
    where s.venue_id = p_venue_id
    group by s.seating_id
  ),
  choice as (
    select
      c.class, array_position(p_board.seating_ids, s.seating_id) as seat, s.rank,
      cardinality(s.resource_ids) as table_count,
      s.seats,
      greatest(s.capacity - c.party, 0) + cardinality(s.resource_ids) - 1 + s.penalty + 0.2 * s.rival_count as cost
    from class as c
    inner join seating as s
      on c.party between s.party_min and s.party_max
      and c.preference in ('any', s.setting)
  ),
  counted as (
    select
      c.class,
      count(o.seat)::integer as choice_count,
      coalesce(min(o.table_count), 0) as least_tables,
      coalesce(min(o.seats), 0) as least_seats
    from class as c
    left join choice as o on o.class = c.class
    group by c.class
  )
  select
    (select coalesce(array_agg(o.seat order by o.class, o.cost, o.rank), '{}') from choice as o),
    array_agg(n.choice_count order by n.class),
    array_agg(n.choice_first order by n.class),
    array_agg(n.least_tables order by n.class),
    array_agg(n.least_seats order by n.class),
    (
      select array_agg(c.class::integer order by b.place)
      from unnest(p_board.parties, p_board.preferences) with ordinality as b(party, preference, place)
      inner join class as c on c.party = b.party and c.preference = b.preference
    )
  into p_board.choices, p_board.choice_counts, p_board.choice_firsts, p_board.least_tables, p_board.least_seats,
    p_board.classes
  from (
    select d.class, d.choice_count, d.least_tables, d.least_seats,
      (1 + sum(d.choice_count) over (order by d.class) - d.choice_count)::integer as choice_first
    from counted as d
  ) as n;
  return p_board;
end
$$;

comment on function core.lay_choices(core.day_board, bigint) is
  'Fills in, for each class of a board''s bookings, the seatings that may take them, best first.';

revoke execute on function core.lay_choices(core.day_board, bigint) from public;
