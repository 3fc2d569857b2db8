-- Verify holdfast:tables/pressure on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.pressure',
  p_columns => array[
    'venue_id bigint not null',
    'weekday smallint not null',
    'cumulative double precision[] not null',
    'learnt_at timestamp with time zone not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.pressure',
  p_constraints => array[
    'pressure_pkey PRIMARY KEY (venue_id, weekday)',
    'pressure_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES core.venue(venue_id) ON DELETE CASCADE',
    'pressure_cumulative_check CHECK ((cardinality(cumulative) = 145))',
    'pressure_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.pressure',
  p_indexes => '{}'
);

rollback;
