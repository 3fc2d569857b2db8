-- Verify holdfast:ops/subscription on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_view(
  p_name => 'ops.subscription',
  p_columns => array[
    'name text',
    'pattern text',
    'owner text',
    'created_at timestamp with time zone',
    'read_at timestamp with time zone',
    'unread_estimate bigint',
    'ends_at timestamp with time zone'
  ],
  p_options => array['security_barrier=true'],
  p_readable_by => array['holdfast_monitor', 'holdfast_staff']
);

rollback;
