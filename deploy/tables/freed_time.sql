-- Deploy holdfast:tables/freed_time to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.freed_time (
  venue_id bigint not null references core.venue on delete cascade,
  service_date date not null,
  freed_time_id bigint generated always as identity,
  resource_id bigint not null references core.resource on delete cascade,
  during core.time_range not null,
  tried_booking_id bigint not null default 0,
  primary key (venue_id, service_date, freed_time_id)
);

create index freed_time_resource_id_idx on core.freed_time (resource_id);

comment on table core.freed_time is
  'Tables given back while bookings waited for such a time: the rows of a service day are one message''s work.';
comment on column core.freed_time.venue_id is 'The venue.';
comment on column core.freed_time.service_date is 'The service day.';
comment on column core.freed_time.freed_time_id is 'Key within the service day.';
comment on column core.freed_time.resource_id is 'What was given back.';
comment on column core.freed_time.during is 'For which time.';
comment on column core.freed_time.tried_booking_id is 'Waiting bookings up to this key were tried already: a long walk is made in pieces.';

commit;
