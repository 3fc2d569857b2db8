-- Deploy holdfast:types/room_map to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create type core.room_map as (
  wanted bit varying[],
  seats bit varying[],
  tables bit varying,
  helpers bit varying[],
  choice_firsts integer[],
  choice_lasts integer[]
);

comment on type core.room_map is
  'A board seen by a search for room, as sets of bits: first one bit a booking, then four a table. Per booking what it wants '
  'free: of the others who are there at the same time, and of the tables that cannot be freed then. Per choice of the board who '
  'sits on any of the seating''s tables, and these tables. So `wanted & seat` is who is in the way, and has more than three bits when a table '
  'is. The bits of all tables; per booking its helpers (core.find_helpers) and its part of the board''s choices.';

commit;
