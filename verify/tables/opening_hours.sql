-- Verify holdfast:tables/opening_hours on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.opening_hours',
  p_columns => array[
    'venue_id bigint not null',
    'weekday smallint not null',
    'opens interval not null',
    'closes interval not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.opening_hours',
  p_constraints => array[
    'opening_hours_pkey PRIMARY KEY (venue_id, weekday, opens)',
    'opening_hours_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES core.venue(venue_id) ON DELETE CASCADE',
    'opening_hours_check CHECK (((opens >= ''00:00:00''::interval) AND (opens < closes) AND (closes <= ''36:00:00''::interval)))',
    'opening_hours_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.opening_hours',
  p_indexes => '{}'
);

rollback;
