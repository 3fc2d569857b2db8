-- Verify holdfast:tables/subscription on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.subscription',
  p_columns => array[
    'name text not null',
    'pattern text not null',
    'owner text not null',
    'created_at timestamp with time zone not null',
    'read_at timestamp with time zone not null',
    'ended_at timestamp with time zone'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.subscription',
  p_constraints => array[
    'subscription_pkey PRIMARY KEY (name)',
    'subscription_name_check CHECK ((name ~ ''^[a-z][a-z0-9_]{0,29}$''::text))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.subscription',
  p_indexes => '{}'
);

rollback;
