-- Deploy holdfast:types/day_board to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create type core.day_board as (
  origin timestamptz,
  unit_seconds double precision,
  table_ids bigint[],
  locked bigint[],
  busy bigint[],
  seating_ids bigint[],
  seat_stride integer,
  seat_tables integer[],
  seat_sizes integer[],
  seat_seats integer[],
  choices integer[],
  choice_firsts integer[],
  choice_counts integer[],
  least_tables integer[],
  least_seats integer[],
  table_seats integer[],
  booking_ids bigint[],
  parties integer[],
  preferences text[],
  classes integer[],
  masks bigint[],
  seats integer[],
  table_firsts integer[],
  table_counts integer[],
  table_bookings integer[]
);

comment on type core.day_board is
  'A service day laid out for a search, in flat arrays that are read by position. A mask is a time, one bit a unit from '
  'origin. Tables: keys, masks that cannot be freed (locked) and all that are taken (busy), with a dummy table last. '
  'Seatings: keys, their tables (seat_stride places each, filled up with the dummy), how many, and their seats. Choices: for each '
  'class of bookings (covers and preference) the seatings that may take them, best first, and '
  'how many tables and seats they take at least. Seats of each table. Bookings that may move, the one to be seated last: keys, covers, '
  'masks, present seating. Which of them sit at a table.';

commit;
