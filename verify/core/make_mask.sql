-- Verify holdfast:core/make_mask on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.make_mask',
  p_arguments => 'p_during tstzrange, p_origin timestamp with time zone, p_unit double precision',
  p_returns => 'bigint',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
