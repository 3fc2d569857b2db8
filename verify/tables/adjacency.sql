-- Verify holdfast:tables/adjacency on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.adjacency',
  p_columns => array[
    'venue_id bigint not null',
    'resource_id bigint not null',
    'neighbour_id bigint not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.adjacency',
  p_constraints => array[
    'adjacency_pkey PRIMARY KEY (venue_id, resource_id, neighbour_id)',
    'adjacency_venue_id_neighbour_id_fkey FOREIGN KEY (venue_id, neighbour_id) REFERENCES core.resource(venue_id, resource_id) ON DELETE CASCADE',
    'adjacency_venue_id_resource_id_fkey FOREIGN KEY (venue_id, resource_id) REFERENCES core.resource(venue_id, resource_id) ON DELETE CASCADE',
    'adjacency_check CHECK ((resource_id < neighbour_id))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.adjacency',
  p_indexes => array[
    'CREATE INDEX adjacency_neighbour_id_idx ON core.adjacency USING btree (venue_id, neighbour_id)'
  ]
);

rollback;
