-- Verify holdfast:tables/venue_alias on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.venue_alias',
  p_columns => array[
    'alias text not null',
    'venue_id bigint not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.venue_alias',
  p_constraints => array[
    'venue_alias_pkey PRIMARY KEY (alias)',
    'venue_alias_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES core.venue(venue_id) ON DELETE CASCADE',
    'venue_alias_alias_check CHECK (((alias ~ ''^[a-z0-9]+(-[a-z0-9]+)*$''::text) AND (length(alias) <= 80)))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.venue_alias',
  p_indexes => array[
    'CREATE INDEX venue_alias_venue_id_idx ON core.venue_alias USING btree (venue_id)'
  ]
);

rollback;
