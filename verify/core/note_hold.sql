-- Verify holdfast:core/note_hold on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.note_hold',
  p_arguments => 'p_venue core.venue, p_booking core.booking, p_email text, p_origin text, p_at timestamp with time zone',
  p_returns => 'void',
  p_language => 'plpgsql',
  p_volatility => 'volatile',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
