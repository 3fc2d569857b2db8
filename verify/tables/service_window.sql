-- Verify holdfast:tables/service_window on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.service_window',
  p_columns => array[
    'service_id bigint not null',
    'weekday smallint not null',
    'starts interval not null',
    'ends interval not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.service_window',
  p_constraints => array[
    'service_window_pkey PRIMARY KEY (service_id, weekday, starts)',
    'service_window_service_id_fkey FOREIGN KEY (service_id) REFERENCES core.service(service_id) ON DELETE CASCADE',
    'service_window_check CHECK (((starts >= ''00:00:00''::interval) AND (starts < ends) AND (ends <= ''36:00:00''::interval)))',
    'service_window_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.service_window',
  p_indexes => '{}'
);

rollback;
