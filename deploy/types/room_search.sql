-- Deploy holdfast:types/room_search to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create type core.room_search as (
  is_found boolean,
  is_thorough boolean,
  probe_count integer,
  probe_limit integer,
  lifted bit varying,
  placed integer[],
  targets integer[],
  failed bit varying[]
);

comment on type core.room_search is
  'How far a search for room has come: found or not, whether what failed beside one seating of the new party is tried '
  'again beside the next, probes made and allowed, who has been lifted (as bits, the new party among them), who has been put '
  'down, per booking its new seating (until the end the choice), and per number of moves the bookings (as bits) for which so many were not enough.';

commit;
