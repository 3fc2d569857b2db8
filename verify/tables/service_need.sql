-- Verify holdfast:tables/service_need on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.service_need',
  p_columns => array[
    'service_id bigint not null',
    'kind text not null',
    'resource_count integer not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.service_need',
  p_constraints => array[
    'service_need_pkey PRIMARY KEY (service_id, kind)',
    'service_need_service_id_fkey FOREIGN KEY (service_id) REFERENCES core.service(service_id) ON DELETE CASCADE',
    'service_need_kind_check CHECK ((kind = ANY (ARRAY[''therapist''::text, ''room''::text])))',
    'service_need_resource_count_check CHECK (((resource_count >= 1) AND (resource_count <= 8)))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.service_need',
  p_indexes => '{}'
);

rollback;
