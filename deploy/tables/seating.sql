-- Deploy holdfast:tables/seating to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.seating (
  seating_id bigint generated always as identity primary key,
  venue_id bigint not null references core.venue on delete cascade,
  resource_ids bigint[] not null,
  zone_id bigint not null,
  setting text not null,
  capacity integer not null,
  party_min integer not null,
  party_max integer not null,
  penalty double precision not null default 0,
  rival_count integer not null default 0,
  failure_rate double precision not null default 0,
  is_override boolean not null default false,
  rank integer not null,
  unique (venue_id, resource_ids),
  foreign key (venue_id, zone_id) references core.zone (venue_id, zone_id) on delete restrict,
  check (cardinality(resource_ids) between 1 and 8),
  check (capacity > 0 and party_min > 0 and party_min <= party_max)
);

create index seating_party_idx on core.seating (venue_id, party_min, party_max);
create index seating_zone_id_idx on core.seating (venue_id, zone_id);

comment on table core.seating is 'A set of tables that can take a party: every single table and every allowed combination.';
comment on column core.seating.seating_id is 'Key.';
comment on column core.seating.venue_id is 'The venue.';
comment on column core.seating.resource_ids is 'The tables, in ascending order; written by core.rebuild_seatings only, which takes them from core.resource.';
comment on column core.seating.zone_id is 'The zone in which they stand.';
comment on column core.seating.setting is 'indoor or outdoor, copied from the zone for the ranking.';
comment on column core.seating.capacity is 'Seats, less those lost at joins.';
comment on column core.seating.party_min is 'Smallest party that it takes.';
comment on column core.seating.party_max is 'Largest party that it takes.';
comment on column core.seating.penalty is 'What staff add to its score, in wasted seats; 0 unless an override says so.';
comment on column core.seating.rival_count is 'How many other combinations use one of its tables.';
comment on column core.seating.failure_rate is 'Share of plans on it that were later moved; learnt by jobs.learn_from_history.';
comment on column core.seating.is_override is 'Given by the venue file rather than computed.';
comment on column core.seating.rank is 'Place in the venue''s fixed order: breaks ties the same way every time.';

commit;
