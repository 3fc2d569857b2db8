-- Verify holdfast:ops/metric on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_view(
  p_name => 'ops.metric',
  p_columns => array[
    'name text',
    'labels jsonb',
    'value double precision'
  ],
  p_options => array['security_barrier=true'],
  p_readable_by => array['holdfast_monitor', 'holdfast_staff']
);

rollback;
