-- Verify holdfast:tables/retention on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.retention',
  p_columns => array[
    'what text not null',
    'keep interval not null',
    'description text not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.retention',
  p_constraints => array[
    'retention_pkey PRIMARY KEY (what)',
    'retention_keep_check CHECK ((keep > ''00:00:00''::interval))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.retention',
  p_indexes => '{}'
);

rollback;
