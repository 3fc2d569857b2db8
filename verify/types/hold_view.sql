-- Verify holdfast:types/hold_view on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_type(
  p_name => 'api.hold_view',
  p_attributes => array[
    'outcome text',
    'reference text',
    'expires_at timestamp with time zone',
    'tables jsonb',
    'alternatives jsonb'
  ]
);

rollback;
