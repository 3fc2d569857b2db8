-- Verify holdfast:tables/metric_sample on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.metric_sample',
  p_columns => array[
    'metric text not null',
    'hour timestamp with time zone not null',
    'value double precision not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.metric_sample',
  p_constraints => array[
    'metric_sample_pkey PRIMARY KEY (metric, hour)'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.metric_sample',
  p_indexes => '{}'
);

rollback;
