-- Deploy holdfast:tables/service to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.service (
  service_id bigint generated always as identity primary key,
  venue_id bigint not null references core.venue on delete cascade,
  code text not null,
  name text not null,
  is_active boolean not null default true,
  unique (venue_id, code),
  unique (venue_id, service_id),
  check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 40)
);

comment on table core.service is 'What can be booked: lunch, dinner, drinks.';
comment on column core.service.service_id is 'Key.';
comment on column core.service.venue_id is 'The venue that offers it.';
comment on column core.service.code is 'Its name in calls and JSON (booking type).';
comment on column core.service.name is 'Its name for people.';
comment on column core.service.is_active is 'Still offered; bookings of the past keep their service.';

commit;
