-- Deploy holdfast:core/list_repack_plan to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_repack_plan(p_board core.day_board, p_plan core.repack_plan)
returns jsonb
language sql
stable
as $$
  select jsonb_agg(jsonb_build_object(
    'booking', p_board.booking_ids[b.place],
    'from', coalesce(o.resource_ids, '{}'),
    'to', coalesce(n.resource_ids, '{}')
  ) order by b.place)
  from unnest(p_plan.seats) with ordinality as b(seat, place)
  left join core.seating as o on o.seating_id = p_board.seating_ids[p_board.seats[b.place]]
  left join core.seating as n on n.seating_id = p_board.seating_ids[b.seat];
$$;

comment on function core.list_repack_plan(core.day_board, core.repack_plan) is
  'A plan as it is stored: for each booking the tables that it has and those that it would have, by key.';

revoke execute on function core.list_repack_plan(core.day_board, core.repack_plan) from public;

commit;
