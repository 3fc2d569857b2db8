-- Deploy holdfast:types/displaced_booking to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create type api.displaced_booking as (
  reference text,
  service_date date,
  start_time time,
  party_size integer,
  outcome text,
  from_tables text[],
  to_tables text[]
);

comment on type api.displaced_booking is
  'A booking that loses its table: outcome is moved (to to_tables), unplaced (goes to manual review), or released (a '
  'hold that was given up).';

commit;
