-- Verify holdfast:tables/service on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.service',
  p_columns => array[
    'service_id bigint not null generated always as identity',
    'venue_id bigint not null',
    'code text not null',
    'name text not null',
    'is_active boolean not null default true',
    'guest_count integer not null default 1',
    'price_amount numeric',
    'price_currency text'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.service',
  p_constraints => array[
    'service_pkey PRIMARY KEY (service_id)',
    'service_venue_id_code_key UNIQUE (venue_id, code)',
    'service_venue_id_service_id_key UNIQUE (venue_id, service_id)',
    'service_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES core.venue(venue_id) ON DELETE CASCADE',
    'service_check CHECK (((price_amount IS NULL) = (price_currency IS NULL)))',
    'service_code_check CHECK (((code ~ ''^[a-z0-9]+(-[a-z0-9]+)*$''::text) AND (length(code) <= 40)))',
    'service_guest_count_check CHECK ((guest_count > 0))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.service',
  p_indexes => '{}'
);

rollback;
