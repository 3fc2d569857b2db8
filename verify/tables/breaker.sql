-- Verify holdfast:tables/breaker on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.breaker',
  p_columns => array[
    'venue_id bigint not null',
    'failure_count integer not null',
    'reason core.retry_reason not null',
    'error text not null',
    'first_failed_at timestamp with time zone not null',
    'last_failed_at timestamp with time zone not null',
    'opened_at timestamp with time zone',
    'probe_at timestamp with time zone',
    'is_alerted boolean not null default false'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.breaker',
  p_constraints => array[
    'breaker_pkey PRIMARY KEY (venue_id)',
    'breaker_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES core.venue(venue_id) ON DELETE CASCADE',
    'breaker_check CHECK (((opened_at IS NULL) = (probe_at IS NULL)))',
    'breaker_failure_count_check CHECK ((failure_count > 0))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.breaker',
  p_indexes => '{}'
);

rollback;
