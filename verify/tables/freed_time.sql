-- Verify holdfast:tables/freed_time on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.freed_time',
  p_columns => array[
    'venue_id bigint not null',
    'service_date date not null',
    'freed_time_id bigint not null generated always as identity',
    'resource_id bigint not null',
    'during core.time_range not null',
    'tried_booking_id bigint not null default 0'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.freed_time',
  p_constraints => array[
    'freed_time_pkey PRIMARY KEY (venue_id, service_date, freed_time_id)',
    'freed_time_resource_id_fkey FOREIGN KEY (resource_id) REFERENCES core.resource(resource_id) ON DELETE CASCADE',
    'freed_time_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES core.venue(venue_id) ON DELETE CASCADE'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.freed_time',
  p_indexes => array[
    'CREATE INDEX freed_time_resource_id_idx ON core.freed_time USING btree (resource_id)'
  ]
);

rollback;
