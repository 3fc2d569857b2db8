create or replace function core.is_hopeless(
  p_helpers bit varying[],
  p_failed_moves integer[],
  p_lifted bit varying,
  p_blockers bit varying,
  p_moves integer
)
returns boolean
language plpgsql
immutable
as $$
declare
  v_gone bit varying := p_lifted | p_blockers;
  v_blocker integer := position(B'1' in p_blockers);
begin
  while v_blocker > 0 loop
    if p_moves = 0 then
      if bit_count(p_helpers[v_blocker] & v_gone) = 0 then
        return true;
      end if;
    elsif p_failed_moves[v_blocker] >= p_moves and get_bit(p_helpers[v_blocker], length(v_gone) - 1) = 0 then
      return true;
    end if;
    p_blockers := set_bit(p_blockers, v_blocker - 1, 0);
    v_blocker := position(B'1' in p_blockers);
  end loop;
  return false;
end
$$;

comment on function core.is_hopeless(bit varying[], integer[], bit varying, bit varying, integer) is
  'Is it plain before these are lifted that one of them would find no place? Without further moves it needs a free '
  'seating, or one that is free because somebody was lifted; else it must not have failed with as many already.';

revoke execute on function core.is_hopeless(bit varying[], integer[], bit varying, bit varying, integer) from public;
