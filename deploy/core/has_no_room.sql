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
    cross join lateral (
      -- Where it sits now a party may always stay.
      select
        sum(least(p_board.least_tables[m.class], p_board.seat_sizes[m.seat])) as tables,
        sum(least(p_board.least_seats[m.class], p_board.seat_seats[m.seat])) as seats
      from unnest(p_board.masks, p_board.classes, p_board.seats) as m(mask, class, seat)
      where m.mask & b.bit <> 0
    ) as wanted
    cross join lateral (
      select count(*) as tables, sum(t.seats) as seats
      from unnest(p_board.locked, p_board.table_seats) as t(locked, seats)
      where t.locked & b.bit = 0 and t.seats is not null
    ) as there
    where v_mask & b.bit <> 0 and (wanted.tables > there.tables or wanted.seats > there.seats)
  );
end
$$;

comment on function core.has_no_room(core.day_board, integer) is
  'Is there a moment within the visit at which the parties, each on as few tables and seats as it can have, need more '
  'than there are? Then no moving helps (Hall).';

revoke execute on function core.has_no_room(core.day_board, integer) from public;

commit;
