-- Verify holdfast:core/cut_left_claims on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.cut_left_claims',
  p_arguments => 'p_resource_id bigint, p_service_date date, p_during tstzrange',
  p_returns => 'void',
  p_language => 'sql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
