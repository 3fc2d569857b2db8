-- Deploy holdfast:types/room_map to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create type core.room_map as (
  around bit varying[],
  closed bit varying[],
  helpers bit varying[],
  choice_firsts integer[],
  choice_lasts integer[],
  sitting bit varying[],
  seat_tables bit varying[]
);

comment on type core.room_map is
  'A board seen by a search for room: sets as bits, so that who is in the way of whom is one `&`. For each booking: the '
  'others who are there at the same time; the tables that cannot be freed then; its helpers (core.find_helpers); and its '
  'part of the board''s choices. For each seating: the bookings that sit on any of its tables, and these tables.';

commit;
