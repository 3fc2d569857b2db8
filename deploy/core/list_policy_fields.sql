-- Deploy holdfast:core/list_policy_fields to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_policy_fields()
returns table (
  shape text,
  key text,
  type text,
  is_required boolean,
  lower numeric,
  upper numeric
)
language sql
immutable
as $$
  values
    ('policy', 'slot_minutes', 'whole', false, 5, 120),
    ('policy', 'last_seating_before_close_minutes', 'whole', false, 0, 720),
    ('policy', 'lead_time_minutes', 'whole', false, 0, 525600),
    ('policy', 'book_ahead_days', 'whole', false, 0, 1000),
    ('policy', 'hold_minutes', 'whole', false, 1, 1440),
    ('policy', 'hold_minutes_max', 'whole', false, 1, 1440),
    ('policy', 'holds_per_customer', 'whole', false, 1, 1000),
    ('policy', 'holds_per_origin', 'whole', false, 1, 1000),
    ('policy', 'service_day_starts_at', 'time', false, 0, 12),
    ('policy', 'max_party_online', 'whole', false, 1, 1000),
    ('policy', 'combination_size_max', 'whole', false, 1, 8),
    ('policy', 'seat_loss_per_join', 'whole', false, 0, 4),
    ('policy', 'visits_end_by_closing', 'boolean', false, null, null),
    ('policy', 'make_room', 'boolean', false, null, null),
    ('policy', 'move_cut_off_minutes', 'whole', false, 0, 1440),
    ('policy', 'make_room_depth', 'whole', false, 1, 12),
    ('policy', 'make_room_probes', 'whole', false, 1, 10000),
    ('policy', 'retry_attempts', 'whole', false, 1, 20),
    ('policy', 'retry_base_seconds', 'whole', false, 1, 86400),
    ('policy', 'changes_keep_tables', 'boolean', false, null, null),
    ('policy', 'guest_cut_off_minutes', 'whole', false, 0, 43200),
    ('policy', 'accept_late_cancellation', 'boolean', false, null, null),
    ('policy', 'undo_grace_minutes', 'whole', false, 0, 1440),
    ('policy', 'optimize', 'boolean', false, null, null),
    ('policy', 'optimize_unasked', 'boolean', false, null, null),
    ('policy', 'optimize_threshold_percent', 'whole', false, 0, 1000),
    ('policy', 'retry_cap_minutes', 'whole', false, 1, 1440),
    ('policy', 'retry_deadline_minutes', 'whole', false, 0, 43200),
    ('policy', 'breaker_failures', 'whole', false, 1, 1000),
    ('policy', 'breaker_pause_seconds', 'whole', false, 1, 86400),
    ('policy', 'breaker_limit_minutes', 'whole', false, 0, 10080),
    ('policy', 'assignments_per_minute', 'whole', false, 1, 100000),
    ('policy', 'note', 'any', false, null, null);
$$;

comment on function core.list_policy_fields() is
  'Every key that the policy of a venue file may have, as in core.list_venue_fields.';

revoke execute on function core.list_policy_fields() from public;

commit;
