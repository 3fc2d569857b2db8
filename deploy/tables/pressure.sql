-- Deploy holdfast:tables/pressure to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.pressure (
  venue_id bigint not null references core.venue on delete cascade,
  weekday smallint not null,
  cumulative double precision[] not null,
  learnt_at timestamptz not null,
  primary key (venue_id, weekday),
  check (weekday between 1 and 7),
  check (cardinality(cumulative) = 145)
);

comment on table core.pressure is
  'What a quarter hour is worth: its expected occupancy relative to the day''s peak, by weekday, learnt from history.';
comment on column core.pressure.venue_id is 'The venue.';
comment on column core.pressure.weekday is 'ISO weekday of the service day.';
comment on column core.pressure.cumulative is 'Sum of the pressure before each quarter hour from midnight: 145 values for 36 hours.';
comment on column core.pressure.learnt_at is 'When it was learnt.';

commit;
