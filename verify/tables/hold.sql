-- Verify holdfast:tables/hold on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.hold',
  p_columns => array[
    'booking_id bigint not null',
    'venue_id bigint not null',
    'expires_at timestamp with time zone not null',
    'ends_by timestamp with time zone not null',
    'customer_id bigint',
    'customer_hash bytea',
    'origin_hash bytea'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.hold',
  p_constraints => array[
    'hold_pkey PRIMARY KEY (booking_id)',
    'hold_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES core.booking(booking_id) ON DELETE CASCADE',
    'hold_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES core.customer(customer_id) ON DELETE SET NULL',
    'hold_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES core.venue(venue_id) ON DELETE CASCADE'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.hold',
  p_indexes => array[
    'CREATE INDEX hold_customer_id_idx ON core.hold USING btree (customer_id) WHERE (customer_id IS NOT NULL)',
    'CREATE INDEX hold_expires_at_idx ON core.hold USING btree (expires_at)',
    'CREATE INDEX hold_venue_id_idx ON core.hold USING btree (venue_id, expires_at)'
  ]
);

rollback;
