-- Verify holdfast:core/check_time on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.check_time',
  p_arguments => 'p_venue core.venue, p_starts_local timestamp without time zone, p_starts_at timestamp with time zone, p_is_insider boolean, p_at timestamp with time zone',
  p_returns => 'boolean',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
