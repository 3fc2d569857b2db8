-- Verify holdfast:tables/special_day on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.special_day',
  p_columns => array[
    'venue_id bigint not null',
    'service_date date not null',
    'opens interval',
    'closes interval',
    'windows_of smallint',
    'note text'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.special_day',
  p_constraints => array[
    'special_day_venue_id_service_date_opens_key UNIQUE NULLS NOT DISTINCT (venue_id, service_date, opens)',
    'special_day_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES core.venue(venue_id) ON DELETE CASCADE',
    'special_day_check CHECK (((opens IS NULL) = (closes IS NULL)))',
    'special_day_check1 CHECK (((opens >= ''00:00:00''::interval) AND (opens < closes) AND (closes <= ''36:00:00''::interval)))',
    'special_day_windows_of_check CHECK (((windows_of >= 1) AND (windows_of <= 7)))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.special_day',
  p_indexes => '{}'
);

rollback;
