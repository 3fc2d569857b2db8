-- Deploy holdfast:core/pick_regretful to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.pick_regretful(
  p_board core.day_board,
  p_rules core.repack_rules,
  p_plan core.repack_plan
)
returns integer
language plpgsql
volatile
as $$
declare
  v_booking integer;
  v_regret double precision;
  v_most double precision := -1;
  v_picked integer;
begin
  for v_try in 1 .. 4 loop
    v_booking := 1 + floor(cardinality(p_plan.seats) * random())::integer;
    v_regret := random() + coalesce(
      p_rules.seat_costs[p_plan.seats[v_booking]]
        - p_rules.seat_costs[p_board.choices[p_board.choice_firsts[p_board.classes[v_booking]]]],
      double precision 'infinity');
    if v_regret > v_most then
      v_most := v_regret;
      v_picked := v_booking;
    end if;
  end loop;
  return v_picked;
end
$$;

comment on function core.pick_regretful(core.day_board, core.repack_rules, core.repack_plan) is
  'Of four bookings drawn at random the one whose seating wastes most beside the best that could take it; who has none '
  'comes first.';

revoke execute on function core.pick_regretful(core.day_board, core.repack_rules, core.repack_plan) from public;

commit;
