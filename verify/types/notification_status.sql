-- Verify holdfast:types/notification_status on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_domain(
  p_name => 'core.notification_status',
  p_base => 'text',
  p_constraints => array[
    'notification_status_check CHECK ((VALUE = ANY (ARRAY[''queued''::text, ''sending''::text, ''sent''::text, ''failed''::text, ''suppressed''::text, ''expired''::text])))'
  ]
);

rollback;
