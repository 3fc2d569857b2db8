-- Deploy holdfast:types/day_frame to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create type core.day_frame as (
  venue_id bigint,
  service_date date,
  midnight timestamptz,
  opens_at timestamptz,
  ends_at timestamptz,
  pressure double precision[],
  slot_length interval,
  strategy_weights double precision[],
  is_load_balanced boolean
);

comment on type core.day_frame is
  'A venue''s service day, as the ranking needs it: its midnight, when tables can first be used and when '
  'last, and its pressure summed up from midnight by quarter hours (null while unknown); the venue''s grid, the weight '
  'of each strategy, and whether sections are kept even.';

commit;
