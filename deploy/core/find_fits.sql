-- Deploy holdfast:core/find_fits to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_fits(
  p_board core.day_board,
  p_rules core.repack_rules,
  p_busy bigint[],
  p_fits bigint[],
  p_is_changed boolean[]
)
returns bigint[]
language plpgsql
immutable
as $$
declare
  v_seat_count integer := cardinality(p_board.seating_ids);
  v_tables integer[] := p_board.seat_tables;
  v_sizes integer[] := p_board.seat_sizes;
  v_shifts integer[] := p_rules.shifts;
  v_place integer;
  v_free bigint;
  v_is_changed boolean;
begin
  -- Loops over arrays: a statement would cost more to start than these few steps take.
  for v_seat in 1 .. v_seat_count loop
    v_place := (v_seat - 1) * p_board.seat_stride;
    v_is_changed := p_is_changed[v_tables[v_place + 1]];
    for v_next in 2 .. v_sizes[v_seat] loop
      v_is_changed := v_is_changed or p_is_changed[v_tables[v_place + v_next]];
    end loop;
    continue when not v_is_changed;
    v_free := p_busy[v_tables[v_place + 1]];
    for v_next in 2 .. v_sizes[v_seat] loop
      v_free := v_free | p_busy[v_tables[v_place + v_next]];
    end loop;
    v_free := ~v_free & 4611686018427387903;
    -- Lengths ascend, and each is found from the start: six shifts at most.
    for v_length in 0 .. cardinality(v_shifts) / 6 - 1 loop
      p_fits[v_length * v_seat_count + v_seat] := core.erode_mask(v_free, v_shifts[6 * v_length + 1],
        v_shifts[6 * v_length + 2], v_shifts[6 * v_length + 3], v_shifts[6 * v_length + 4],
        v_shifts[6 * v_length + 5], v_shifts[6 * v_length + 6]);
    end loop;
  end loop;
  return p_fits;
end
$$;

comment on function core.find_fits(core.day_board, core.repack_rules, bigint[], bigint[], boolean[]) is
  'At which units a visit of each length could start on each seating, as masks; only those of which a table has changed '
  'are found anew.';

revoke execute on function core.find_fits(core.day_board, core.repack_rules, bigint[], bigint[], boolean[]) from public;

commit;
