-- Verify holdfast:core/rebuild_service_spans on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.rebuild_service_spans',
  p_arguments => 'p_venue_id bigint',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
