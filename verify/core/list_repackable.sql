-- Verify holdfast:core/list_repackable on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.list_repackable',
  p_arguments => 'p_venue core.venue, p_service_date date, p_origin timestamp with time zone, p_unit double precision, p_at timestamp with time zone',
  p_returns => 'TABLE(booking_id bigint, party_size integer, seating_preference text, occupied tstzrange, seating_id bigint)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
