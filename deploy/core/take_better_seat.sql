-- Deploy holdfast:core/take_better_seat to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.take_better_seat(
  p_board core.day_board,
  p_rules core.repack_rules,
  p_plan core.repack_plan
)
returns core.repack_plan
language plpgsql
volatile
as $$
declare
  v_booking integer := core.pick_regretful(p_board, p_rules, p_plan);
  v_target integer := core.pick_better_seat(p_board, p_rules, p_plan.seats[v_booking], v_booking);
  v_others integer[];
  v_other integer;
begin
  if v_target is null then
    return null;
  end if;
  v_others := array_remove(
    core.list_sitting(p_board, p_plan.seats, v_target, p_board.masks[v_booking]), v_booking);
  if cardinality(v_others) > 4 then
    return null;
  end if;
  -- One or two more, so that those who are driven out have somewhere to go.
  for v_try in 1 .. 2 loop
    v_other := 1 + floor(cardinality(p_plan.seats) * random())::integer;
    if random() < 0.7 and v_other <> v_booking and v_other <> all (v_others)
      and p_board.masks[v_other] & p_board.masks[v_booking] <> 0
    then
      v_others := v_others || v_other;
    end if;
  end loop;
  return core.lift_and_reseat(
    p_board, p_rules, p_plan, v_booking || core.order_by_hardship(p_board, v_others), v_target);
end
$$;

comment on function core.take_better_seat(core.day_board, core.repack_rules, core.repack_plan) is
  'A step of re-packing: a booking that sits badly takes a better seating, and who is there is seated anew. Null when that '
  'cannot be.';

revoke execute on function core.take_better_seat(core.day_board, core.repack_rules, core.repack_plan) from public;

commit;
