-- Verify holdfast:ops/peek_queue on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'ops.peek_queue',
  p_arguments => 'p_queue text, p_limit integer',
  p_returns => 'TABLE(message_id bigint, try_count integer, enqueued_at timestamp with time zone, visible_at timestamp with time zone, reference text, state text, notification_kind text, notification_status text, error text, message jsonb)',
  p_language => 'sql',
  p_volatility => 'stable',
  p_security => 'definer',
  p_settings => array['search_path=pg_catalog, pg_temp'],
  p_executable_by => array['holdfast_monitor', 'holdfast_staff']
);

rollback;
