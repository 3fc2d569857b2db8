-- Verify holdfast:tables/feature_flag on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.feature_flag',
  p_columns => array[
    'flag text not null',
    'mode text not null',
    'percentage integer not null default 0',
    'description text not null',
    'changed_at timestamp with time zone not null default now()',
    'changed_by text not null default ''deployment''::text'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.feature_flag',
  p_constraints => array[
    'feature_flag_pkey PRIMARY KEY (flag)',
    'feature_flag_mode_check CHECK ((mode = ANY (ARRAY[''off''::text, ''opt_in''::text, ''percentage''::text, ''on''::text])))',
    'feature_flag_percentage_check CHECK (((percentage >= 0) AND (percentage <= 100)))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.feature_flag',
  p_indexes => '{}'
);

call pg_temp.assert_has_rows(
  p_table => 'core.feature_flag',
  p_columns => array['flag'],
  p_rows => array[
    '(feat.booking_pipeline.v1)'
  ]
);

rollback;
