-- Verify holdfast:core/read_special_days on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.read_special_days',
  p_arguments => 'p_venue jsonb',
  p_returns => 'TABLE(path text, service_date date, is_closed boolean, opens interval, closes interval, windows_of integer, note text)',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
