-- Deploy holdfast:core/mark_table to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.mark_table(p_bookings integer, p_tables integer, p_table integer)
returns bit varying
language sql
immutable
as $$
  select (repeat('0', p_bookings + 4 * (p_table - 1)) || '1111' || repeat('0', 4 * (p_tables - p_table)))::bit varying;
$$;

comment on function core.mark_table(integer, integer, integer) is
  'A table as bits of a core.room_map of so many bookings and tables.';

revoke execute on function core.mark_table(integer, integer, integer) from public;

commit;
