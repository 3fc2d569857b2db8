-- Verify holdfast:ops/feature_flag on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_view(
  p_name => 'ops.feature_flag',
  p_columns => array[
    'flag text',
    'mode text',
    'percentage integer',
    'enrolled_count bigint',
    'venue_count bigint',
    'opted_in text[]',
    'changed_at timestamp with time zone',
    'changed_by text',
    'description text'
  ],
  p_options => array['security_barrier=true'],
  p_readable_by => array['holdfast_monitor', 'holdfast_staff']
);

rollback;
