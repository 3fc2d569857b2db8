-- Verify holdfast:tables/guest_link on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.guest_link',
  p_columns => array[
    'guest_link_id bigint not null generated always as identity',
    'booking_id bigint not null',
    'token_hash bytea',
    'made_at timestamp with time zone not null',
    'revoked_at timestamp with time zone'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.guest_link',
  p_constraints => array[
    'guest_link_pkey PRIMARY KEY (guest_link_id)',
    'guest_link_token_hash_key UNIQUE (token_hash)',
    'guest_link_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES core.booking(booking_id) ON DELETE CASCADE'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.guest_link',
  p_indexes => array[
    'CREATE INDEX guest_link_booking_id_idx ON core.guest_link USING btree (booking_id)',
    'CREATE UNIQUE INDEX guest_link_is_alone ON core.guest_link USING btree (booking_id) WHERE (revoked_at IS NULL)'
  ]
);

rollback;
