-- Verify holdfast:types/attempt_outcome on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_domain(
  p_name => 'core.attempt_outcome',
  p_base => 'text',
  p_constraints => array[
    'attempt_outcome_check CHECK ((VALUE = ANY (ARRAY[''confirmed''::text, ''held''::text, ''retry''::text, ''manual_review''::text, ''failed''::text, ''aborted''::text, ''deferred''::text])))'
  ]
);

rollback;
