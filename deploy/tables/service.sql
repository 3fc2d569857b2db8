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
  guest_count integer not null default 1,
  price_amount numeric,
  price_currency text,
  unique (venue_id, code),
  unique (venue_id, service_id),
  check (guest_count > 0),
  check ((price_amount is null) = (price_currency is null)),
  check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 40)
);

comment on table core.service is 'What can be booked: lunch, dinner, drinks.';
comment on column core.service.service_id is 'Key.';
comment on column core.service.venue_id is 'The venue that offers it.';
comment on column core.service.code is 'Its name in calls and JSON (booking type).';
comment on column core.service.name is 'Its name for people.';
comment on column core.service.is_active is 'Still offered; bookings of the past keep their service.';
comment on column core.service.guest_count is 'How many guests one appointment serves; more guests take several at once.';
comment on column core.service.price_amount is 'What it costs; null: not said.';
comment on column core.service.price_currency is 'ISO 4217 code of the price.';

commit;
