-- Verify holdfast:tables/service_part on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.service_part',
  p_columns => array[
    'service_id bigint not null',
    'kind text not null',
    'starts interval not null',
    'ends interval not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.service_part',
  p_constraints => array[
    'service_part_pkey PRIMARY KEY (service_id, kind, starts)',
    'service_part_service_id_kind_fkey FOREIGN KEY (service_id, kind) REFERENCES core.service_need(service_id, kind) ON DELETE CASCADE',
    'service_part_check CHECK (((starts >= ''00:00:00''::interval) AND (starts < ends) AND (ends <= ''24:00:00''::interval)))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.service_part',
  p_indexes => '{}'
);

rollback;
