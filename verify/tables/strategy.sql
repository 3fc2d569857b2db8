-- Verify holdfast:tables/strategy on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.strategy',
  p_columns => array[
    'strategy text not null',
    '"position" integer not null',
    'scorer text not null',
    'weight double precision not null',
    'is_enabled boolean not null',
    'description text not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.strategy',
  p_constraints => array[
    'strategy_pkey PRIMARY KEY (strategy)',
    'strategy_position_key UNIQUE ("position")',
    'strategy_position_check CHECK (("position" > 0))',
    'strategy_scorer_check CHECK ((scorer ~ ''^core\.[a-z][a-z_]*$''::text))',
    'strategy_strategy_check CHECK ((strategy ~ ''^[a-z][a-z_]*$''::text))',
    'strategy_weight_check CHECK (((weight >= (0)::double precision) AND (weight < ''Infinity''::double precision)))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.strategy',
  p_indexes => '{}'
);

rollback;
