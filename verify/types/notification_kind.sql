-- Verify holdfast:types/notification_kind on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_domain(
  p_name => 'core.notification_kind',
  p_base => 'text',
  p_constraints => array[
    'notification_kind_check CHECK ((VALUE = ANY (ARRAY[''confirmed''::text, ''cancelled''::text, ''failed''::text])))'
  ]
);

rollback;
