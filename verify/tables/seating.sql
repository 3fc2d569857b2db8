-- Verify holdfast:tables/seating on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.seating',
  p_columns => array[
    'seating_id bigint not null generated always as identity',
    'venue_id bigint not null',
    'resource_ids bigint[] not null',
    'zone_id bigint not null',
    'setting text not null',
    'capacity integer not null',
    'party_min integer not null',
    'party_max integer not null',
    'penalty double precision not null default 0',
    'rival_count integer not null default 0',
    'failure_rate double precision not null default 0',
    'is_override boolean not null default false',
    'rank integer not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.seating',
  p_constraints => array[
    'seating_pkey PRIMARY KEY (seating_id)',
    'seating_venue_id_resource_ids_key UNIQUE (venue_id, resource_ids)',
    'seating_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES core.venue(venue_id) ON DELETE CASCADE',
    'seating_venue_id_zone_id_fkey FOREIGN KEY (venue_id, zone_id) REFERENCES core.zone(venue_id, zone_id) ON DELETE RESTRICT',
    'seating_check CHECK (((capacity > 0) AND (party_min > 0) AND (party_min <= party_max)))',
    'seating_resource_ids_check CHECK (((cardinality(resource_ids) >= 1) AND (cardinality(resource_ids) <= 8)))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.seating',
  p_indexes => array[
    'CREATE INDEX seating_party_idx ON core.seating USING btree (venue_id, party_min, party_max)',
    'CREATE INDEX seating_zone_id_idx ON core.seating USING btree (venue_id, zone_id)'
  ]
);

rollback;
