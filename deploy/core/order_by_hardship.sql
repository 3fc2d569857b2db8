-- Deploy holdfast:core/order_by_hardship to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.order_by_hardship(p_board core.day_board, p_bookings integer[])
returns integer[]
language plpgsql
volatile
as $$
begin
  return array(select p.booking from unnest(p_bookings) as p(booking) order by p_board.parties[p.booking] + 3 * random() desc);
end
$$;

comment on function core.order_by_hardship(core.day_board, integer[]) is
  'Bookings in the order in which to seat them: the largest first, not quite, because they have the fewest places to go.';

revoke execute on function core.order_by_hardship(core.day_board, integer[]) from public;

commit;
