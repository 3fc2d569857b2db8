-- Verify holdfast:core/add_booking on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.add_booking',
  p_arguments => 'p_visit core.visit_request, p_state_path text[], p_customer_id bigint, p_notes text, p_hold_expires_at timestamp with time zone, p_source text, p_at timestamp with time zone',
  p_returns => 'core.booking',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
