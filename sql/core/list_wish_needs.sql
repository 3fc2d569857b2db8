create or replace function core.list_wish_needs(p_board core.day_board, p_rules core.repack_rules)
returns table (
  wish integer,
  length integer,
  tables integer,
  seats integer
)
language sql
stable
as $$
  select
    w.wish::integer, w.length, min(p_board.seat_sizes[p_rules.wish_seats[s.place]]),
    min(p_board.seat_seats[p_rules.wish_seats[s.place]])
  from unnest(p_rules.wish_lengths, p_rules.wish_firsts, p_rules.wish_counts)
    with ordinality as w(length, first, count, wish)
  cross join lateral generate_series(w.first, w.first + w.count - 1) as s(place)
  group by w.wish, w.length;
$$;

comment on function core.list_wish_needs(core.day_board, core.repack_rules) is
  'How many tables and seats each wish that may still come needs at least.';

revoke execute on function core.list_wish_needs(core.day_board, core.repack_rules) from public;
