-- Deploy holdfast:core/lay_shifts to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.lay_shifts(p_units integer)
returns integer[]
language plpgsql
immutable
as $$
declare
  v_shifts integer[] := array[]::integer[];
  v_length integer := 1;
begin
  -- Doubling: six shifts reach across all 62 units.
  while v_length < p_units loop
    v_shifts := v_shifts || least(v_length, p_units - v_length);
    v_length := v_length + v_shifts[cardinality(v_shifts)];
  end loop;
  return v_shifts || array_fill(0, array[6 - cardinality(v_shifts)]);
end
$$;

comment on function core.lay_shifts(integer) is
  'The shifts that, each with an "and" of a mask and its shifted self, leave of a run of bits the starts at which so many '
  'units follow; six, filled up with zeros.';

revoke execute on function core.lay_shifts(integer) from public;

commit;
