-- Verify holdfast:core/read_venue_policy on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_function(
  p_name => 'core.read_venue_policy',
  p_arguments => 'p_venue jsonb',
  p_returns => 'TABLE(slot_length interval, last_seating_before_close interval, lead_time interval, book_ahead_days integer, hold_length interval, hold_limit interval, holds_per_customer integer, holds_per_origin integer, day_starts_at interval, online_party_max integer, combination_size_max integer, seat_loss_per_join integer, is_closing_firm boolean, can_make_room boolean, move_cut_off interval, room_depth integer, room_probe_limit integer, retry_attempts integer, retry_base interval, retry_cap interval, retry_deadline interval, breaker_failures integer, breaker_pause interval, breaker_limit interval, change_policy text, guest_cut_off interval, is_late_cancellation_accepted boolean, undo_grace interval, is_optimized boolean, is_optimizer_trusted boolean, optimizer_threshold double precision, buffer_length interval)',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
