-- Verify holdfast:ops/breaker on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_view(
  p_name => 'ops.breaker',
  p_columns => array[
    'venue text',
    'state text',
    'failure_count integer',
    'failure_limit integer',
    'reason core.retry_reason',
    'explanation text',
    'error text',
    'first_failed_at timestamp with time zone',
    'last_failed_at timestamp with time zone',
    'opened_at timestamp with time zone',
    'probe_at timestamp with time zone',
    'review_at timestamp with time zone'
  ],
  p_options => array['security_barrier=true'],
  p_readable_by => array['holdfast_monitor', 'holdfast_staff']
);

rollback;
