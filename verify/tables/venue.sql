-- Verify holdfast:tables/venue on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.venue',
  p_columns => array[
    'venue_id bigint not null generated always as identity',
    'slug text not null',
    'name text not null',
    'kind text not null',
    'timezone text not null',
    'contact jsonb not null default ''{}''::jsonb',
    'slot_length interval not null',
    'lead_time interval not null',
    'book_ahead_days integer not null',
    'last_seating_before_close interval not null',
    'hold_length interval not null',
    'hold_limit interval not null default ''00:30:00''::interval',
    'holds_per_customer integer not null default 3',
    'holds_per_origin integer not null default 10',
    'day_starts_at interval not null',
    'online_party_max integer',
    'buffer_length interval not null',
    'combination_size_max integer not null',
    'seat_loss_per_join integer not null',
    'is_closing_firm boolean not null default false',
    'strategy_weights double precision[] not null default ''{}''::double precision[]',
    'is_load_balanced boolean not null default false',
    'can_make_room boolean not null default true',
    'move_cut_off interval not null default ''01:00:00''::interval',
    'room_depth integer not null default 8',
    'room_probe_limit integer not null default 600',
    'retry_attempts integer not null default 5',
    'retry_base interval not null default ''00:00:30''::interval',
    'retry_cap interval not null default ''00:30:00''::interval',
    'retry_deadline interval not null default ''01:00:00''::interval',
    'breaker_failures integer not null default 10',
    'breaker_pause interval not null default ''00:00:30''::interval',
    'breaker_limit interval not null default ''00:15:00''::interval',
    'change_policy text not null default ''keep''::text',
    'guest_cut_off interval not null default ''00:00:00''::interval',
    'is_late_cancellation_accepted boolean not null default false',
    'undo_grace interval not null default ''00:30:00''::interval',
    'is_optimized boolean not null default false',
    'is_optimizer_trusted boolean not null default false',
    'optimizer_threshold double precision not null default 0.1',
    'learnt_at timestamp with time zone',
    'is_truncated boolean not null default false',
    'is_pipelined boolean not null default true',
    'special_dates date[] not null default ''{}''::date[]',
    'party_sizes int4multirange not null default ''{}''::int4multirange',
    'indoor_party_sizes int4multirange not null default ''{}''::int4multirange',
    'outdoor_party_sizes int4multirange not null default ''{}''::int4multirange',
    'loaded_hash bytea not null',
    'loaded_at timestamp with time zone not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.venue',
  p_constraints => array[
    'venue_pkey PRIMARY KEY (venue_id)',
    'venue_slug_key UNIQUE (slug)',
    'venue_book_ahead_days_check CHECK (((book_ahead_days >= 0) AND (book_ahead_days <= 1000)))',
    'venue_breaker_limit_check CHECK (((breaker_limit >= ''00:00:00''::interval) AND (breaker_limit <= ''7 days''::interval)))',
    'venue_buffer_length_check CHECK (((buffer_length >= ''00:00:00''::interval) AND (buffer_length <= ''04:00:00''::interval)))',
    'venue_change_policy_check CHECK ((change_policy = ANY (ARRAY[''keep''::text, ''release''::text])))',
    'venue_check CHECK (((hold_limit >= hold_length) AND (hold_limit <= ''1 day''::interval)))',
    'venue_check1 CHECK ((((holds_per_customer >= 1) AND (holds_per_customer <= 1000)) AND ((holds_per_origin >= 1) AND (holds_per_origin <= 1000))))',
    'venue_check2 CHECK ((((room_depth >= 1) AND (room_depth <= 12)) AND ((room_probe_limit >= 1) AND (room_probe_limit <= 10000))))',
    'venue_check3 CHECK ((((retry_attempts >= 1) AND (retry_attempts <= 20)) AND ((retry_base >= ''00:00:01''::interval) AND (retry_base <= ''1 day''::interval))))',
    'venue_check4 CHECK (((retry_cap >= retry_base) AND ((retry_deadline >= ''00:00:00''::interval) AND (retry_deadline <= ''30 days''::interval))))',
    'venue_check5 CHECK ((((breaker_failures >= 1) AND (breaker_failures <= 1000)) AND ((breaker_pause >= ''00:00:01''::interval) AND (breaker_pause <= ''1 day''::interval))))',
    'venue_combination_size_max_check CHECK (((combination_size_max >= 1) AND (combination_size_max <= 8)))',
    'venue_day_starts_at_check CHECK (((day_starts_at >= ''00:00:00''::interval) AND (day_starts_at <= ''12:00:00''::interval)))',
    'venue_guest_cut_off_check CHECK (((guest_cut_off >= ''00:00:00''::interval) AND (guest_cut_off <= ''30 days''::interval)))',
    'venue_hold_length_check CHECK (((hold_length >= ''00:01:00''::interval) AND (hold_length <= ''1 day''::interval)))',
    'venue_kind_check CHECK ((kind = ANY (ARRAY[''restaurant''::text, ''practice''::text])))',
    'venue_last_seating_before_close_check CHECK (((last_seating_before_close >= ''00:00:00''::interval) AND (last_seating_before_close <= ''12:00:00''::interval)))',
    'venue_lead_time_check CHECK ((lead_time >= ''00:00:00''::interval))',
    'venue_online_party_max_check CHECK ((online_party_max > 0))',
    'venue_optimizer_threshold_check CHECK (((optimizer_threshold >= (0)::double precision) AND (optimizer_threshold <= (10)::double precision)))',
    'venue_seat_loss_per_join_check CHECK (((seat_loss_per_join >= 0) AND (seat_loss_per_join <= 4)))',
    'venue_slot_length_check CHECK (((slot_length >= ''00:05:00''::interval) AND (slot_length <= ''02:00:00''::interval)))',
    'venue_slug_check CHECK (((slug ~ ''^[a-z0-9]+(-[a-z0-9]+)*$''::text) AND (length(slug) <= 80)))',
    'venue_undo_grace_check CHECK (((undo_grace >= ''00:00:00''::interval) AND (undo_grace <= ''1 day''::interval)))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.venue',
  p_indexes => array[
    'CREATE INDEX venue_optimized_idx ON core.venue USING btree (venue_id) WHERE is_optimized'
  ]
);

rollback;
