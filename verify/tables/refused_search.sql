-- Verify holdfast:tables/refused_search on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.refused_search',
  p_columns => array[
    'venue_id bigint not null',
    'service_date date not null',
    'occupied core.time_range not null',
    'party_size integer not null',
    'seating_preference text not null',
    'depth integer not null',
    'valid_until timestamp with time zone not null',
    'alternatives jsonb',
    'alternatives_service_id bigint',
    'alternatives_until timestamp with time zone',
    'last_claim_id bigint'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.refused_search',
  p_constraints => array[
    'refused_search_pkey PRIMARY KEY (venue_id, service_date, occupied, party_size, seating_preference)',
    'refused_search_alternatives_service_id_fkey FOREIGN KEY (alternatives_service_id) REFERENCES core.service(service_id) ON DELETE CASCADE',
    'refused_search_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES core.venue(venue_id) ON DELETE CASCADE'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.refused_search',
  p_indexes => array[
    'CREATE INDEX refused_search_service_id_idx ON core.refused_search USING btree (alternatives_service_id)'
  ]
);

rollback;
