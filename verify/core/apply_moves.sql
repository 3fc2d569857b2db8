-- Verify holdfast:core/apply_moves on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.apply_moves',
  p_arguments => 'p_booking_ids bigint[], p_tables jsonb, p_for_booking_id bigint, p_reason text, p_at timestamp with time zone',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
