-- Verify holdfast:core/place_hold on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.place_hold',
  p_arguments => 'p_visit core.visit_request, p_source text, p_at timestamp with time zone',
  p_returns => 'core.booking',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
