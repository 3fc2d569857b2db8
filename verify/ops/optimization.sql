-- Verify holdfast:ops/optimization on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_view(
  p_name => 'ops.optimization',
  p_columns => array[
    'run_id bigint',
    'venue_slug text',
    'service_date date',
    'status text',
    'score_delta double precision',
    'seated_count integer',
    'moved_count integer',
    'rationale text',
    'changes text[]',
    'iteration_count integer',
    'duration interval',
    'actor text',
    'made_at timestamp with time zone',
    'applied_at timestamp with time zone'
  ],
  p_options => array['security_barrier=true'],
  p_readable_by => array['holdfast_monitor', 'holdfast_staff']
);

rollback;
