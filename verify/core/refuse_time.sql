-- Verify holdfast:core/refuse_time on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.refuse_time',
  p_arguments => 'p_fault text, p_venue core.venue, p_starts_local timestamp without time zone, p_starts_at timestamp with time zone, p_at timestamp with time zone',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
