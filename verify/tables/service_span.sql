-- Verify holdfast:tables/service_span on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.service_span',
  p_columns => array[
    'service_span_id bigint not null generated always as identity',
    'venue_id bigint not null',
    'service_id bigint not null',
    'service_code text not null',
    'weekday smallint not null',
    'service_date date',
    'first_start interval not null',
    'end_of_starts interval not null',
    'last_seating interval not null',
    'last_end interval not null',
    'turn_lengths interval[] not null',
    'is_last_turn_open boolean not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.service_span',
  p_constraints => array[
    'service_span_pkey PRIMARY KEY (service_span_id)',
    'service_span_service_id_fkey FOREIGN KEY (service_id) REFERENCES core.service(service_id) ON DELETE CASCADE',
    'service_span_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES core.venue(venue_id) ON DELETE CASCADE',
    'service_span_check CHECK ((((weekday >= 0) AND (weekday <= 7)) AND ((weekday = 0) = (service_date IS NOT NULL))))',
    'service_span_check1 CHECK ((first_start < end_of_starts))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.service_span',
  p_indexes => array[
    'CREATE INDEX service_span_day_idx ON core.service_span USING btree (venue_id, weekday, service_date)',
    'CREATE INDEX service_span_service_id_idx ON core.service_span USING btree (service_id)'
  ]
);

rollback;
