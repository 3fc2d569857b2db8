-- Verify holdfast:tables/rate_limit on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.rate_limit',
  p_columns => array[
    'venue_id bigint not null',
    'per_minute integer not null',
    'window_at timestamp with time zone not null',
    'taken_count integer not null default 0'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.rate_limit',
  p_constraints => array[
    'rate_limit_pkey PRIMARY KEY (venue_id)',
    'rate_limit_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES core.venue(venue_id) ON DELETE CASCADE',
    'rate_limit_check CHECK (((per_minute > 0) AND (taken_count >= 0)))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.rate_limit',
  p_indexes => '{}'
);

rollback;
