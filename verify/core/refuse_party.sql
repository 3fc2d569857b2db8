-- Verify holdfast:core/refuse_party on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.refuse_party',
  p_arguments => 'p_venue core.venue, p_service_id bigint, p_party integer, p_seating text, p_is_insider boolean',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
