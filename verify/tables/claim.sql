-- Verify holdfast:tables/claim on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.claim',
  p_columns => array[
    'claim_id bigint not null generated always as identity',
    'venue_id bigint not null',
    'service_date date not null',
    'resource_id bigint not null',
    'during core.time_range not null',
    'kind core.claim_kind not null',
    'booking_id bigint',
    'expires_at timestamp with time zone'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.claim',
  p_constraints => array[
    'claim_pkey PRIMARY KEY (venue_id, service_date, claim_id)',
    'claim_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES core.booking(booking_id) ON DELETE RESTRICT',
    'claim_no_overlap EXCLUDE USING gist (resource_id WITH =, during WITH &&)',
    'claim_kind_is_consistent CHECK (((((kind)::text = ''hold''::text) = (expires_at IS NOT NULL)) AND (((kind)::text = ''blackout''::text) = (booking_id IS NULL))))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.claim',
  p_indexes => array[
    'CREATE INDEX claim_booking_id_idx ON core.claim USING btree (booking_id)'
  ]
);

rollback;
