-- Deploy holdfast:tables/zone to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.zone (
  zone_id bigint generated always as identity primary key,
  venue_id bigint not null references core.venue on delete cascade,
  name text not null,
  setting text not null,
  unique (venue_id, name),
  unique (venue_id, zone_id),
  check (setting in ('indoor', 'outdoor'))
);

comment on table core.zone is 'A part of a venue: bar, dining room, garden.';
comment on column core.zone.zone_id is 'Key.';
comment on column core.zone.venue_id is 'The venue.';
comment on column core.zone.name is 'Its name for people.';
comment on column core.zone.setting is 'indoor or outdoor: what a guest''s seating preference asks for.';

commit;
