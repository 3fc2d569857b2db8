-- Deploy holdfast:core/is_hopeless to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.is_hopeless(p_search core.room_search, p_blockers integer[], p_depth integer)
returns boolean
language plpgsql
immutable
as $$
declare
  v_new integer := cardinality(p_search.helpers);
  v_blocker integer;
begin
  foreach v_blocker in array p_blockers loop
    if p_depth = 1 then
      if bit_count(p_search.helpers[v_blocker] & p_search.lifted) = 0 then
        return true;
      end if;
    elsif p_search.failed_depths[v_blocker] >= p_depth - 1 and get_bit(p_search.helpers[v_blocker], v_new - 1) = 0 then
      return true;
    end if;
  end loop;
  return false;
end
$$;

comment on function core.is_hopeless(core.room_search, integer[], integer) is
  'Is it plain before they are lifted that one of these would find no place? At the last depth it needs a free seating, or '
  'one that is free because somebody was lifted; before, it must not have failed as deep already.';

revoke execute on function core.is_hopeless(core.room_search, integer[], integer) from public;

commit;
