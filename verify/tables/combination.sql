-- Verify holdfast:tables/combination on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.combination',
  p_columns => array[
    'venue_id bigint not null',
    'resource_ids bigint[] not null',
    'is_allowed boolean not null',
    'party_min integer',
    'party_max integer',
    'penalty numeric not null default 0'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.combination',
  p_constraints => array[
    'combination_pkey PRIMARY KEY (venue_id, resource_ids)',
    'combination_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES core.venue(venue_id) ON DELETE CASCADE',
    'combination_check CHECK (((party_min > 0) AND (party_min <= party_max)))',
    'combination_check1 CHECK (((NOT is_allowed) OR ((party_min IS NOT NULL) AND (party_max IS NOT NULL))))',
    'combination_penalty_check CHECK ((penalty >= (0)::numeric))',
    'combination_resource_ids_check CHECK (((cardinality(resource_ids) >= 2) AND (cardinality(resource_ids) <= 8)))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.combination',
  p_indexes => '{}'
);

rollback;
