create or replace function core.is_hopeless(
  p_helpers bit varying[],
  p_blockers bit varying,
  p_lifted bit varying
)
returns boolean
language plpgsql
immutable
as $$
declare
  v_blocker integer := position(B'1' in p_blockers);
begin
  while v_blocker > 0 loop
    if bit_count(p_helpers[v_blocker] & p_lifted) = 0 then
      return true;
    end if;
    p_blockers := set_bit(p_blockers, v_blocker - 1, 0);
    v_blocker := position(B'1' in p_blockers);
  end loop;
  return false;
end
$$;

comment on function core.is_hopeless(bit varying[], bit varying, bit varying) is
  'Is it plain that one of these would find no place unless somebody else moved, too? It needs a seating that is free, or '
  'that is free because somebody was lifted (p_lifted, these among them).';

revoke execute on function core.is_hopeless(bit varying[], bit varying, bit varying) from public;
