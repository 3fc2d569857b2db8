-- Verify holdfast:types/claim_kind on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_domain(
  p_name => 'core.claim_kind',
  p_base => 'text',
  p_constraints => array[
    'claim_kind_check CHECK ((VALUE = ANY (ARRAY[''hold''::text, ''booking''::text, ''retained''::text, ''blackout''::text])))'
  ]
);

rollback;
