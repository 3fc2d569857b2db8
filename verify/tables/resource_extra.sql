-- Verify holdfast:tables/resource_extra on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.resource_extra',
  p_columns => array[
    'resource_id bigint not null',
    'venue_id bigint not null',
    'service_date date not null',
    'during core.time_range not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.resource_extra',
  p_constraints => array[
    'resource_extra_resource_id_fkey FOREIGN KEY (resource_id) REFERENCES core.resource(resource_id) ON DELETE CASCADE',
    'resource_extra_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES core.venue(venue_id) ON DELETE CASCADE',
    'resource_extra_no_overlap EXCLUDE USING gist (resource_id WITH =, during WITH &&)'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.resource_extra',
  p_indexes => array[
    'CREATE INDEX resource_extra_day_idx ON core.resource_extra USING btree (venue_id, service_date)'
  ]
);

rollback;
