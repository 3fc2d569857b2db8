-- Verify holdfast:core/get_last_date on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.get_last_date',
  p_arguments => 'p_timezone text, p_day_starts_at interval, p_book_ahead_days integer, p_at timestamp with time zone',
  p_returns => 'date',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
