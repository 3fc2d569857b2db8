-- Verify holdfast:core/answer_hold on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.answer_hold',
  p_arguments => 'p_venue core.venue, p_visit core.visit_request, p_email text, p_origin text, p_source text, p_own core.booking, p_began_at timestamp with time zone, p_at timestamp with time zone',
  p_returns => 'api.hold_view',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
