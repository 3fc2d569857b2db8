-- Deploy holdfast:core/store_venue to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.store_venue(p_venue jsonb, p_hash bytea, p_at timestamptz)
returns bigint
language sql
volatile
as $$
  insert into core.venue as v (
    slug, name, kind, timezone, contact, slot_length, lead_time, book_ahead_days,
    last_seating_before_close, hold_length, hold_limit, holds_per_customer, holds_per_origin, day_starts_at, online_party_max, buffer_length,
    combination_size_max, seat_loss_per_join, is_closing_firm, can_make_room, move_cut_off,
    room_depth, room_probe_limit, retry_attempts, retry_base, retry_cap, retry_deadline,
    breaker_failures, breaker_pause, breaker_limit, change_policy,
    guest_cut_off, is_late_cancellation_accepted, undo_grace, is_optimized, is_optimizer_trusted, optimizer_threshold,
    loaded_hash, loaded_at
  )
  select
    core.read_text(p_venue -> 'slug'), core.read_text(p_venue -> 'name'),
    core.read_text(p_venue -> 'kind'), core.read_text(p_venue -> 'timezone'),
    jsonb_strip_nulls(core.read_object(p_venue -> 'contact')),
    p.slot_length, p.lead_time, p.book_ahead_days, p.last_seating_before_close, p.hold_length,
    least(p.hold_limit, interval '1 day'), p.holds_per_customer, p.holds_per_origin,
    p.day_starts_at, p.online_party_max, p.buffer_length, p.combination_size_max,
    p.seat_loss_per_join, p.is_closing_firm, p.can_make_room, p.move_cut_off,
    p.room_depth, p.room_probe_limit, p.retry_attempts, p.retry_base, p.retry_cap, p.retry_deadline,
    p.breaker_failures, p.breaker_pause, p.breaker_limit, p.change_policy,
    p.guest_cut_off, p.is_late_cancellation_accepted, p.undo_grace,
    p.is_optimized, p.is_optimizer_trusted, p.optimizer_threshold, p_hash, p_at
  from core.read_venue_policy(p_venue) as p
  on conflict (slug) do update set
    name = excluded.name,
    kind = excluded.kind,
    timezone = excluded.timezone,
    contact = excluded.contact,
    slot_length = excluded.slot_length,
    lead_time = excluded.lead_time,
    book_ahead_days = excluded.book_ahead_days,
    last_seating_before_close = excluded.last_seating_before_close,
    hold_length = excluded.hold_length,
    hold_limit = excluded.hold_limit,
    holds_per_customer = excluded.holds_per_customer,
    holds_per_origin = excluded.holds_per_origin,
    day_starts_at = excluded.day_starts_at,
    online_party_max = excluded.online_party_max,
    buffer_length = excluded.buffer_length,
    combination_size_max = excluded.combination_size_max,
    seat_loss_per_join = excluded.seat_loss_per_join,
    is_closing_firm = excluded.is_closing_firm,
    can_make_room = excluded.can_make_room,
    move_cut_off = excluded.move_cut_off,
    room_depth = excluded.room_depth,
    room_probe_limit = excluded.room_probe_limit,
    retry_attempts = excluded.retry_attempts, retry_base = excluded.retry_base,
    retry_cap = excluded.retry_cap, retry_deadline = excluded.retry_deadline,
    breaker_failures = excluded.breaker_failures, breaker_pause = excluded.breaker_pause,
    breaker_limit = excluded.breaker_limit,
    change_policy = excluded.change_policy,
    guest_cut_off = excluded.guest_cut_off,
    is_late_cancellation_accepted = excluded.is_late_cancellation_accepted,
    undo_grace = excluded.undo_grace,
    is_optimized = excluded.is_optimized,
    is_optimizer_trusted = excluded.is_optimizer_trusted,
    optimizer_threshold = excluded.optimizer_threshold,
    loaded_hash = excluded.loaded_hash,
    loaded_at = excluded.loaded_at
  returning v.venue_id;
$$;

comment on function core.store_venue(jsonb, bytea, timestamptz) is
  'Stores the venue and the booking policy of a faultless venue file; returns the venue''s key.';

revoke execute on function core.store_venue(jsonb, bytea, timestamptz) from public;

commit;
