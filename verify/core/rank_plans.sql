-- Verify holdfast:core/rank_plans on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.rank_plans',
  p_arguments => 'p_booking core.booking, p_top integer, p_at timestamp with time zone',
  p_returns => 'TABLE(seating_id bigint, resource_ids bigint[], capacity integer, score double precision, parts jsonb)',
  p_language => 'plpgsql',
  p_volatility => 'stable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
