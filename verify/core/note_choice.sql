-- Verify holdfast:core/note_choice on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.note_choice',
  p_arguments => 'p_booking core.booking, p_at timestamp with time zone',
  p_returns => 'void',
  p_language => 'sql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
