-- Verify holdfast:tables/zone on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.zone',
  p_columns => array[
    'zone_id bigint not null generated always as identity',
    'venue_id bigint not null',
    'name text not null',
    'setting text not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.zone',
  p_constraints => array[
    'zone_pkey PRIMARY KEY (zone_id)',
    'zone_venue_id_name_key UNIQUE (venue_id, name)',
    'zone_venue_id_zone_id_key UNIQUE (venue_id, zone_id)',
    'zone_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES core.venue(venue_id) ON DELETE CASCADE',
    'zone_setting_check CHECK ((setting = ANY (ARRAY[''indoor''::text, ''outdoor''::text])))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.zone',
  p_indexes => '{}'
);

rollback;
