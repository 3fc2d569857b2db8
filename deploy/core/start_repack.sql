-- Deploy holdfast:core/start_repack to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.start_repack(p_board core.day_board, p_rules core.repack_rules, p_seats integer[])
returns core.repack_plan
language plpgsql
immutable
as $$
declare
  v_none core.repack_plan;
  v_plan core.repack_plan;
begin
  -- Nothing is known of the plan before, so that everything is looked at.
  v_none.busy := array_fill(null::bigint, array[cardinality(p_board.busy)]);
  v_none.fits := array_fill(0::bigint,
    array[cardinality(p_board.seating_ids) * greatest(coalesce(cardinality(p_rules.shifts), 0) / 6, 1)]);
  v_none.table_costs := array_fill(0::double precision, array[cardinality(p_board.busy)]);
  v_none.cost := 'infinity';
  v_none.sellable := 0;
  v_plan.seats := p_seats;
  v_plan.busy := p_board.locked;
  v_plan.settled := 0;
  for v_booking in 1 .. cardinality(p_seats) loop
    v_plan.settled := v_plan.settled + core.weigh_seat(p_board, p_rules, v_booking, p_seats[v_booking]);
    if p_seats[v_booking] is not null then
      v_plan.busy := core.mark_seat(p_board, v_plan.busy, p_seats[v_booking], p_board.masks[v_booking]);
    end if;
  end loop;
  v_plan := core.weigh_repack(p_board, p_rules, v_none, v_plan);
  v_plan.iteration_count := 0;
  return v_plan;
end
$$;

comment on function core.start_repack(core.day_board, core.repack_rules, integer[]) is
  'Weighs a plan, given the seating of each booking of a board.';

revoke execute on function core.start_repack(core.day_board, core.repack_rules, integer[]) from public;

commit;
