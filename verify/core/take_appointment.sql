-- Verify holdfast:core/take_appointment on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.take_appointment',
  p_arguments => 'p_venue core.venue, p_booking core.booking, p_wanted bigint[], p_familiar bigint[], p_at timestamp with time zone',
  p_returns => 'jsonb',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
