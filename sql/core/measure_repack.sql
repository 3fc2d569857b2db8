create or replace function core.measure_repack(
  p_board core.day_board,
  p_rules core.repack_rules,
  p_plan core.repack_plan
)
returns jsonb
language plpgsql
stable
as $$
declare
  v_short integer;
begin
  select coalesce(sum(length(g.gap)), 0) into v_short
  from unnest(p_plan.busy) with ordinality as t(busy, place)
  -- Written out, what lies between two taken units is a gap.
  cross join lateral unnest(string_to_array((~t.busy)::bit(62)::text, '0')) as g(gap)
  where t.place <= cardinality(p_board.table_ids) and length(g.gap) between 1 and p_rules.short_units;
  return (
    select jsonb_build_object(
      'seated', count(b.seat),
      'covers', coalesce(sum(b.party) filter (where b.seat is not null), 0),
      'standing', count(*) - count(b.seat),
      'wastedSeats', coalesce(sum(greatest(s.capacity - b.party, 0)), 0),
      'joins', coalesce(sum(cardinality(s.resource_ids) - 1), 0),
      'shortGapMinutes', round(15 * p_rules.quarters * v_short),
      'sellable', round(p_plan.sellable::numeric, 3),
      'moves', count(*) filter (where b.seat <> p_board.seats[b.place]),
      'cost', round(p_plan.cost::numeric, 2)
    )
    from unnest(p_plan.seats, p_board.parties) with ordinality as b(seat, party, place)
    left join core.seating as s on s.seating_id = p_board.seating_ids[b.seat]
  );
end
$$;

comment on function core.measure_repack(core.day_board, core.repack_rules, core.repack_plan) is
  'The scores of a plan, by themselves: who has tables, seats and joins wasted, minutes too short to sell, the share of '
  'the demand that could still be seated, moves, and the cost in all.';

revoke execute on function core.measure_repack(core.day_board, core.repack_rules, core.repack_plan) from public;
