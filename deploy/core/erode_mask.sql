-- Deploy holdfast:core/erode_mask to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.erode_mask(
  p_free bigint,
  p_shift_1 integer,
  p_shift_2 integer,
  p_shift_3 integer,
  p_shift_4 integer,
  p_shift_5 integer,
  p_shift_6 integer
)
returns bigint
language plpgsql
immutable
as $$
begin
  p_free := p_free & (p_free >> p_shift_1);
  p_free := p_free & (p_free >> p_shift_2);
  p_free := p_free & (p_free >> p_shift_3);
  if p_shift_4 > 0 then
    p_free := p_free & (p_free >> p_shift_4);
    p_free := p_free & (p_free >> p_shift_5);
    p_free := p_free & (p_free >> p_shift_6);
  end if;
  return p_free;
end
$$;

comment on function core.erode_mask(bigint, integer, integer, integer, integer, integer, integer) is
  'The units of a mask of free time from which it stays free as long as the shifts of core.lay_shifts say.';

revoke execute on function core.erode_mask(bigint, integer, integer, integer, integer, integer, integer) from public;

commit;
