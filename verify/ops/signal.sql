-- Verify holdfast:ops/signal on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_view(
  p_name => 'ops.signal',
  p_columns => array[
    'signal text',
    'value double precision',
    'floor numeric'
  ],
  p_options => array['security_barrier=true'],
  p_readable_by => array['holdfast_monitor', 'holdfast_staff']
);

rollback;
