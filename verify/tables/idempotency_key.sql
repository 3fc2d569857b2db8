-- Verify holdfast:tables/idempotency_key on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.idempotency_key',
  p_columns => array[
    'scope text not null',
    'key text not null',
    'request_hash bytea not null',
    'reply jsonb',
    'created_at timestamp with time zone not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.idempotency_key',
  p_constraints => array[
    'idempotency_key_pkey PRIMARY KEY (scope, key)',
    'idempotency_key_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200)))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.idempotency_key',
  p_indexes => array[
    'CREATE INDEX idempotency_key_created_at_idx ON core.idempotency_key USING btree (created_at)'
  ]
);

rollback;
