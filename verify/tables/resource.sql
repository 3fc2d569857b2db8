-- Verify holdfast:tables/resource on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.resource',
  p_columns => array[
    'resource_id bigint not null generated always as identity',
    'venue_id bigint not null',
    'kind text not null',
    'label text not null',
    'zone_id bigint',
    'seats integer',
    'party_min integer',
    'party_max integer',
    'is_movable boolean not null default false',
    'is_active boolean not null default true',
    'x numeric',
    'y numeric'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.resource',
  p_constraints => array[
    'resource_pkey PRIMARY KEY (resource_id)',
    'resource_venue_id_kind_label_key UNIQUE (venue_id, kind, label)',
    'resource_venue_id_resource_id_key UNIQUE (venue_id, resource_id)',
    'resource_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES core.venue(venue_id) ON DELETE CASCADE',
    'resource_venue_id_zone_id_fkey FOREIGN KEY (venue_id, zone_id) REFERENCES core.zone(venue_id, zone_id) ON DELETE RESTRICT',
    'resource_check CHECK (((kind <> ''table''::text) OR ((zone_id IS NOT NULL) AND (seats > 0) AND (party_min > 0) AND (party_min <= party_max))))',
    'resource_kind_check CHECK ((kind = ANY (ARRAY[''table''::text, ''therapist''::text, ''room''::text])))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.resource',
  p_indexes => array[
    'CREATE INDEX resource_zone_id_idx ON core.resource USING btree (venue_id, zone_id)'
  ]
);

rollback;
