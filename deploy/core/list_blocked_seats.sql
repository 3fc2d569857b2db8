-- Deploy holdfast:core/list_blocked_seats to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_blocked_seats(p_board core.day_board, p_search core.room_search, p_booking integer)
returns table (
  seat integer,
  blockers integer[],
  trouble double precision
)
language plpgsql
immutable
as $$
declare
  v_first integer := p_board.choice_firsts[p_board.classes[p_booking]];
  v_count integer := p_board.choice_counts[p_board.classes[p_booking]];
begin
  for v_choice in v_first .. v_first + v_count - 1 loop
    seat := p_board.choices[v_choice];
    blockers := core.find_blockers(p_board, p_search, seat, p_board.masks[p_booking]);
    if cardinality(blockers) between 1 and 3 then
      trouble := 10 * cardinality(blockers) + double precision '0.1' * (v_choice - v_first);
      return next;
    end if;
  end loop;
end
$$;

comment on function core.list_blocked_seats(core.day_board, core.room_search, integer) is
  'The seatings that a booking could have if at most three others moved, with these others and how much trouble that is.';

revoke execute on function core.list_blocked_seats(core.day_board, core.room_search, integer) from public;

commit;
