-- Verify holdfast:tables/optimization_run on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.optimization_run',
  p_columns => array[
    'optimization_run_id bigint not null generated always as identity',
    'venue_id bigint not null',
    'service_date date not null',
    'status text not null',
    'snapshot jsonb not null',
    'plan jsonb not null',
    'before jsonb not null',
    'after jsonb not null',
    'bound jsonb not null',
    'improvement double precision not null',
    'seated_count integer not null',
    'moved_count integer not null',
    'rationale text not null',
    'changes text[]',
    'seed integer not null',
    'iteration_count integer not null',
    'duration interval not null',
    'actor text not null',
    'made_at timestamp with time zone not null',
    'applied_at timestamp with time zone'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.optimization_run',
  p_constraints => array[
    'optimization_run_pkey PRIMARY KEY (optimization_run_id)',
    'optimization_run_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES core.venue(venue_id) ON DELETE CASCADE',
    'optimization_run_check CHECK (((status = ''applied''::text) = (applied_at IS NOT NULL)))',
    'optimization_run_status_check CHECK ((status = ANY (ARRAY[''proposed''::text, ''not_worth_it''::text, ''applied''::text, ''day_changed''::text, ''failed''::text])))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.optimization_run',
  p_indexes => array[
    'CREATE INDEX optimization_run_service_day_idx ON core.optimization_run USING btree (venue_id, service_date, made_at)'
  ]
);

rollback;
