-- Deploy holdfast:tables/resource to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.resource (
  resource_id bigint generated always as identity primary key,
  venue_id bigint not null references core.venue on delete cascade,
  kind text not null,
  label text not null,
  zone_id bigint,
  seats integer,
  party_min integer,
  party_max integer,
  is_movable boolean not null default false,
  is_active boolean not null default true,
  x numeric,
  y numeric,
  unique (venue_id, kind, label),
  unique (venue_id, resource_id),
  foreign key (venue_id, zone_id) references core.zone (venue_id, zone_id) on delete restrict,
  check (kind in ('table', 'therapist', 'room')),
  check (kind <> 'table' or (zone_id is not null and seats > 0 and party_min > 0 and party_min <= party_max))
);

create index resource_zone_id_idx on core.resource (venue_id, zone_id);

comment on table core.resource is 'What a booking takes: a table, a therapist, a room.';
comment on column core.resource.resource_id is 'Key.';
comment on column core.resource.venue_id is 'The venue.';
comment on column core.resource.kind is 'table, therapist or room.';
comment on column core.resource.label is 'Its name on the floor plan.';
comment on column core.resource.zone_id is 'Where it stands.';
comment on column core.resource.seats is 'Seats of a table.';
comment on column core.resource.party_min is 'Smallest party that a table takes alone.';
comment on column core.resource.party_max is 'Largest party that a table takes alone.';
comment on column core.resource.is_movable is 'May be pushed together with an adjacent table.';
comment on column core.resource.is_active is 'Still on the floor; claims of the past keep their resource.';
comment on column core.resource.x is 'Position on the floor plan, in the plan''s own unit.';
comment on column core.resource.y is 'Position on the floor plan, in the plan''s own unit.';

commit;
