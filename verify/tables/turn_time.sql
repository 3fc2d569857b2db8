-- Verify holdfast:tables/turn_time on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.turn_time',
  p_columns => array[
    'service_id bigint not null',
    'party_min integer not null',
    'party_max integer',
    'turn_length interval not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.turn_time',
  p_constraints => array[
    'turn_time_pkey PRIMARY KEY (service_id, party_min)',
    'turn_time_service_id_fkey FOREIGN KEY (service_id) REFERENCES core.service(service_id) ON DELETE CASCADE',
    'turn_time_no_overlap EXCLUDE USING gist (service_id WITH =, int4range(party_min, party_max, ''[]''::text) WITH &&)',
    'turn_time_check CHECK (((party_min > 0) AND (party_min <= party_max)))',
    'turn_time_turn_length_check CHECK (((turn_length >= ''00:05:00''::interval) AND (turn_length <= ''12:00:00''::interval)))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.turn_time',
  p_indexes => '{}'
);

rollback;
