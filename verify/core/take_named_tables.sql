-- Verify holdfast:core/take_named_tables on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.take_named_tables',
  p_arguments => 'p_booking core.booking, p_tables text[], p_note text, p_at timestamp with time zone',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
