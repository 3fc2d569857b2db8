-- Verify holdfast:tables/feature_flag_venue on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.feature_flag_venue',
  p_columns => array[
    'flag text not null',
    'venue_id bigint not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.feature_flag_venue',
  p_constraints => array[
    'feature_flag_venue_pkey PRIMARY KEY (flag, venue_id)',
    'feature_flag_venue_flag_fkey FOREIGN KEY (flag) REFERENCES core.feature_flag(flag) ON DELETE CASCADE',
    'feature_flag_venue_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES core.venue(venue_id) ON DELETE CASCADE'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.feature_flag_venue',
  p_indexes => array[
    'CREATE INDEX feature_flag_venue_venue_id_idx ON core.feature_flag_venue USING btree (venue_id)'
  ]
);

rollback;
