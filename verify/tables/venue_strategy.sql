-- Verify holdfast:tables/venue_strategy on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.venue_strategy',
  p_columns => array[
    'venue_id bigint not null',
    'strategy text not null',
    'weight double precision',
    'is_enabled boolean'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.venue_strategy',
  p_constraints => array[
    'venue_strategy_pkey PRIMARY KEY (venue_id, strategy)',
    'venue_strategy_strategy_fkey FOREIGN KEY (strategy) REFERENCES core.strategy(strategy) ON DELETE CASCADE',
    'venue_strategy_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES core.venue(venue_id) ON DELETE CASCADE',
    'venue_strategy_weight_check CHECK (((weight >= (0)::double precision) AND (weight < ''Infinity''::double precision)))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.venue_strategy',
  p_indexes => array[
    'CREATE INDEX venue_strategy_strategy_idx ON core.venue_strategy USING btree (strategy)'
  ]
);

rollback;
