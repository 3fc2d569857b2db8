-- Verify holdfast:ops/alert on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_view(
  p_name => 'ops.alert',
  p_columns => array[
    'signal text',
    'value double precision',
    'baseline double precision',
    'ratio double precision',
    'sample_count bigint',
    'is_firing boolean'
  ],
  p_options => array['security_barrier=true'],
  p_readable_by => array['holdfast_monitor', 'holdfast_staff']
);

rollback;
