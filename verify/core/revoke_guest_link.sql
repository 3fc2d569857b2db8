-- Verify holdfast:core/revoke_guest_link on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.revoke_guest_link',
  p_arguments => 'p_booking_id bigint, p_at timestamp with time zone',
  p_returns => 'boolean',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
