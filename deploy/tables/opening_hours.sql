-- Deploy holdfast:tables/opening_hours to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.opening_hours (
  venue_id bigint not null references core.venue on delete cascade,
  weekday smallint not null,
  opens interval not null,
  closes interval not null,
  primary key (venue_id, weekday, opens),
  check (weekday between 1 and 7),
  check (opens >= interval '0' and opens < closes and closes <= interval '36 hours')
);

comment on table core.opening_hours is 'When a venue is open in an ordinary week; several spans a day are allowed.';
comment on column core.opening_hours.venue_id is 'The venue.';
comment on column core.opening_hours.weekday is 'ISO weekday of the service day: 1 is Monday.';
comment on column core.opening_hours.opens is 'Wall-clock opening, from midnight of the service day.';
comment on column core.opening_hours.closes is 'Wall-clock closing, from midnight of the service day; above 24 hours it is after midnight.';

commit;
