-- Verify holdfast:core/get_span_weekday on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.get_span_weekday',
  p_arguments => 'p_special_dates date[], p_service_date date',
  p_returns => 'smallint',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
