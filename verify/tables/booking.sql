-- Verify holdfast:tables/booking on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.booking',
  p_columns => array[
    'booking_id bigint not null generated always as identity',
    'reference text not null',
    'venue_id bigint not null',
    'service_id bigint not null',
    'customer_id bigint',
    'service_date date not null',
    'starts_local timestamp without time zone not null',
    'during core.time_range not null',
    'occupied core.time_range not null',
    'party_size integer not null',
    'seating_preference text not null',
    'zone_wish_id bigint',
    'therapist_wish_id bigint',
    'is_pinned boolean not null default false',
    'changing_from date',
    'notes text',
    'state text not null',
    'state_path text[]',
    'last_path text[]',
    'state_version integer not null',
    'state_actor text not null',
    'state_reason text',
    'attempt_count integer not null default 0',
    'attempts_forgiven integer not null default 0',
    'assignment_strategy text',
    'hold_expires_at timestamp with time zone',
    'seated_at timestamp with time zone',
    'left_at timestamp with time zone',
    'released_resource_ids bigint[]',
    'source text not null',
    'request_id text',
    'created_at timestamp with time zone not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.booking',
  p_constraints => array[
    'booking_pkey PRIMARY KEY (booking_id)',
    'booking_reference_key UNIQUE (reference)',
    'booking_venue_id_zone_wish_id_fkey FOREIGN KEY (venue_id, zone_wish_id) REFERENCES core.zone(venue_id, zone_id) ON DELETE RESTRICT'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.booking',
  p_indexes => array[
    'CREATE INDEX booking_customer_id_idx ON core.booking USING btree (customer_id)',
    'CREATE INDEX booking_service_day_idx ON core.booking USING btree (venue_id, service_date)',
    'CREATE INDEX booking_zone_wish_id_idx ON core.booking USING btree (venue_id, zone_wish_id) WHERE (zone_wish_id IS NOT NULL)'
  ]
);

rollback;
