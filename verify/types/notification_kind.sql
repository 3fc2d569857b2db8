-- Verify holdfast:types/notification_kind on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_domain(
  p_name => 'core.notification_kind',
  p_base => 'text',
  p_constraints => array[
    'notification_kind_check CHECK ((VALUE = ANY (ARRAY[''booking_received''::text, ''confirmed''::text, ''modification_requested''::text, ''modification_confirmed''::text, ''modification_failed''::text, ''manual_review''::text, ''declined''::text, ''cancelled''::text, ''failed''::text, ''reminder''::text, ''no_show''::text])))'
  ]
);

rollback;
