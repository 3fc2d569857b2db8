-- Verify holdfast:types/retry_reason on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_domain(
  p_name => 'core.retry_reason',
  p_base => 'text',
  p_constraints => array[
    'retry_reason_check CHECK ((VALUE = ANY (ARRAY[''no_capacity''::text, ''never_fits''::text, ''time_passed''::text, ''version_changed''::text, ''circuit_open''::text, ''rate_limited''::text, ''worker_lost''::text, ''lock_timeout''::text, ''statement_timeout''::text, ''unexpected_error''::text])))'
  ]
);

rollback;
