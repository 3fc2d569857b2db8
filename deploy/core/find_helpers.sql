-- Deploy holdfast:core/find_helpers to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_helpers(p_board core.day_board, p_map core.room_map)
returns bit varying[]
language plpgsql
immutable
as $$
declare
  v_around bit varying[] := p_map.around;
  v_closed bit varying[] := p_map.closed;
  v_sitting bit varying[] := p_map.sitting;
  v_tables bit varying[] := p_map.seat_tables;
  v_count integer := cardinality(p_board.booking_ids);
  v_nobody bit varying := repeat('0', v_count)::bit varying;
begin
  return array(
    select coalesce(bit_or(case bit_count(h.blockers) when 0 then set_bit(v_nobody, v_count - 1, 1) when 1 then h.blockers end), v_nobody)
    from generate_series(1, v_count) as b(place)
    left join lateral (
      select v_sitting[s.seat] & v_around[b.place] as blockers
      from unnest(p_board.choices[p_map.choice_firsts[b.place]:p_map.choice_lasts[b.place]]) as s(seat)
      where s.seat is distinct from p_board.seats[b.place] and bit_count(v_tables[s.seat] & v_closed[b.place]) = 0
    ) as h on true
    group by b.place
    order by b.place);
end
$$;

comment on function core.find_helpers(core.day_board, core.room_map) is
  'For each booking of a board those, as bits, each of whom would by leaving make a seating free for it, besides the one '
  'that it has. The last booking, which is the one to be seated, stands for a seating that is free already.';

revoke execute on function core.find_helpers(core.day_board, core.room_map) from public;

commit;
