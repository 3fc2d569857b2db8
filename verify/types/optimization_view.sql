-- Verify holdfast:types/optimization_view on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_type(
  p_name => 'api.optimization_view',
  p_attributes => array[
    'run_id bigint',
    'outcome text',
    'venue_slug text',
    'service_date date',
    'improvement double precision',
    'threshold double precision',
    'rationale text',
    'moves jsonb',
    'plan jsonb',
    'before jsonb',
    'after jsonb',
    'bound jsonb',
    'changes text[]',
    'iteration_count integer',
    'duration interval',
    'seed integer',
    'made_at timestamp with time zone',
    'applied_at timestamp with time zone'
  ]
);

rollback;
