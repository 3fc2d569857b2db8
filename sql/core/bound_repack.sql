create or replace function core.bound_repack(p_board core.day_board, p_rules core.repack_rules)
returns jsonb
language plpgsql
stable
as $$
declare
  v_waste double precision;
  v_sold double precision;
begin
  -- Nobody can sit better than at the best seating that takes them, were they alone on the day.
  select coalesce(sum(b.least), 0) into v_waste
  from (
    select min(p_rules.seat_costs[p_board.choices[c.choice]]) - m.party as least
    from unnest(p_board.parties, p_board.classes) as m(party, class)
    cross join lateral generate_series(
      p_board.choice_firsts[m.class],
      p_board.choice_firsts[m.class] + p_board.choice_counts[m.class] - 1
    ) as c(choice)
    group by m.party, m.class
  ) as k(least)
  cross join lateral (select greatest(k.least, 0)) as b(least);
  with free as (
    -- Whoever has tables takes, wherever they sit, as many tables and seats as they need at least.
    select
      u.unit, there.tables - coalesce(taken.tables, 0) as tables, there.seats - coalesce(taken.seats, 0) as seats
    from generate_series(0, 61) as u(unit)
    cross join lateral (
      select count(*) as tables, coalesce(sum(t.seats), 0) as seats
      from unnest(p_board.locked, p_board.table_seats) as t(locked, seats)
      where t.seats is not null and t.locked & (1::bigint << u.unit) = 0
    ) as there
    cross join lateral (
      select sum(least(p_board.least_tables[m.class], p_board.seat_sizes[m.seat])) as tables,
        sum(least(p_board.least_seats[m.class], p_board.seat_seats[m.seat])) as seats
      from unnest(p_board.masks, p_board.classes, p_board.seats) as m(mask, class, seat)
      where m.seat is not null and m.mask & (1::bigint << u.unit) <> 0
    ) as taken
  ),
  possible as (
    select w.wish, core.erode_mask(
      coalesce((
        select bit_or(1::bigint << f.unit) from free as f where f.tables >= w.tables and f.seats >= w.seats
      ), 0),
      p_rules.shifts[6 * w.length - 5], p_rules.shifts[6 * w.length - 4], p_rules.shifts[6 * w.length - 3],
      p_rules.shifts[6 * w.length - 2], p_rules.shifts[6 * w.length - 1], p_rules.shifts[6 * w.length]) as starts
    from core.list_wish_needs(p_board, p_rules) as w
  )
  select sum(p_rules.wish_shares[p.wish] * (
      bit_count((p.starts & p_rules.wish_planes[4 * p.wish - 3])::bit(64))
      + 2 * bit_count((p.starts & p_rules.wish_planes[4 * p.wish - 2])::bit(64))
      + 4 * bit_count((p.starts & p_rules.wish_planes[4 * p.wish - 1])::bit(64))
      + 8 * bit_count((p.starts & p_rules.wish_planes[4 * p.wish])::bit(64)))) / p_rules.wish_total
  into v_sold
  from possible as p;
  return jsonb_build_object(
    'wasteAndJoins', round(v_waste::numeric, 2), 'sellable', round(coalesce(v_sold, 1)::numeric, 3));
end
$$;

comment on function core.bound_repack(core.day_board, core.repack_rules) is
  'What no plan of the day can beat: wasted seats and joins at least, and the sellable share at most.';

revoke execute on function core.bound_repack(core.day_board, core.repack_rules) from public;
