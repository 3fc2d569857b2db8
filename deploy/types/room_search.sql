-- Deploy holdfast:types/room_search to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create type core.room_search as (
  is_found boolean,
  probe_count integer,
  probe_limit integer,
  busy bigint[],
  locked bigint[],
  moved integer[],
  targets integer[],
  failed_depths integer[],
  lifted bit varying,
  helpers bit varying[]
);

comment on type core.room_search is
  'How far a search for room has come: found or not, probes made and allowed, the masks of the tables as they would be, '
  'the bookings moved so far with their new seatings, and per booking the depth at which it is known to fail. Of the '
  'bookings as bits: who has been lifted, the new one among them; and per booking, once asked, its helpers '
  '(core.find_helpers).';

commit;
