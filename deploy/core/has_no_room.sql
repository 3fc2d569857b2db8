-- Deploy holdfast:core/has_no_room to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.has_no_room(p_board core.day_board, p_booking integer)
returns boolean
language plpgsql
immutable
as $$
declare
  v_mask bigint := p_board.masks[p_booking];
begin
  return exists (
    select
    from generate_series(0, 61) as u(unit)
    cross join lateral (select 1::bigint << u.unit as bit) as b
    where v_mask & b.bit <> 0
      and (select count(*) from unnest(p_board.masks) as m(mask) where m.mask & b.bit <> 0)
        > (select count(*) from unnest(p_board.locked) as l(mask) where l.mask & b.bit = 0) - 1
  );
end
$$;

comment on function core.has_no_room(core.day_board, integer) is
  'Is there a moment within the visit at which more parties would need a table than there are tables? Then no moving '
  'helps (Hall).';

revoke execute on function core.has_no_room(core.day_board, integer) from public;

commit;
