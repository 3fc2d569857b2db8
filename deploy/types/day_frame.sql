-- Deploy holdfast:types/day_frame to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create type core.day_frame as (
  midnight timestamptz,
  opens_at timestamptz,
  ends_at timestamptz,
  pressure double precision[]
);

comment on type core.day_frame is
  'A service day in instants: its midnight, when tables can first be used and when last, and its pressure summed up '
  'from midnight by quarter hours (null while unknown).';

commit;
