-- Verify holdfast:tables/choice_strategy on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.choice_strategy',
  p_columns => array[
    'strategy text not null',
    'weight double precision not null',
    'description text not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.choice_strategy',
  p_constraints => array[
    'choice_strategy_pkey PRIMARY KEY (strategy)',
    'choice_strategy_strategy_check CHECK ((strategy ~ ''^[a-z][a-z_]*$''::text))',
    'choice_strategy_weight_check CHECK (((weight >= (0)::double precision) AND (weight < ''Infinity''::double precision)))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.choice_strategy',
  p_indexes => '{}'
);

rollback;
