-- Deploy holdfast:types/plan_features to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create type core.plan_features as (
  party_size integer,
  capacity integer,
  table_count integer,
  penalty double precision,
  dead_pressure double precision,
  touching_sides integer,
  hole_quarters double precision,
  rival_count integer,
  booked_quarters double precision,
  is_zone_missed boolean,
  zone_quarters double precision,
  failure_rate double precision
);

comment on type core.plan_features is
  'What is known of a plan, for the strategies that score it: party and seats; quarter hours left dead beside it, '
  'weighted by pressure; sides that touch a booking or the edge of the service; quarter hours of the free hole it is '
  'put into; combinations that use one of its tables; quarter hours already booked on them; quarter hours booked in '
  'its zone; share of such plans that did not last.';

commit;
