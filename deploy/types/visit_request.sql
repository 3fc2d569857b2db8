-- Deploy holdfast:types/visit_request to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create type core.visit_request as (
  venue_id bigint,
  service_id bigint,
  service_date date,
  starts_local timestamp,
  during tstzrange,
  occupied tstzrange,
  party_size integer,
  seating_preference text,
  zone_wish_id bigint,
  hold_length interval,
  venue_slug text,
  venue_name text,
  timezone text,
  service_code text,
  therapist_wish_id bigint,
  is_pipelined boolean
);

comment on type core.visit_request is
  'A wish that passed every check: which service of which venue, when by wall clock and by instant, for how many; '
  'the names of both, and whether a worker finds its tables.';

commit;
