create or replace function core.list_moves(p_board core.day_board, p_search core.room_search)
returns table (
  booking_id bigint,
  from_resource_ids bigint[],
  to_resource_ids bigint[]
)
language sql
stable
as $$
  select p_board.booking_ids[t.place], o.resource_ids, n.resource_ids
  from unnest(p_search.targets) with ordinality as t(target, place)
  inner join core.seating as n on n.seating_id = p_board.seating_ids[t.target]
  left join core.seating as o on o.seating_id = p_board.seating_ids[p_board.seats[t.place]]
  where p_board.seats[t.place] is distinct from t.target
  order by t.place;
$$;

comment on function core.list_moves(core.day_board, core.room_search) is
  'What a search found: which bookings get which tables; the one that had none before is last, with null as its former '
  'tables.';

revoke execute on function core.list_moves(core.day_board, core.room_search) from public;
