-- Verify holdfast:tables/resource_service on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.resource_service',
  p_columns => array[
    'resource_id bigint not null',
    'service_id bigint not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.resource_service',
  p_constraints => array[
    'resource_service_pkey PRIMARY KEY (resource_id, service_id)',
    'resource_service_resource_id_fkey FOREIGN KEY (resource_id) REFERENCES core.resource(resource_id) ON DELETE CASCADE',
    'resource_service_service_id_fkey FOREIGN KEY (service_id) REFERENCES core.service(service_id) ON DELETE CASCADE'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.resource_service',
  p_indexes => array[
    'CREATE INDEX resource_service_service_id_idx ON core.resource_service USING btree (service_id)'
  ]
);

rollback;
