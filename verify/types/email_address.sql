-- Verify holdfast:types/email_address on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_domain(
  p_name => 'core.email_address',
  p_base => 'text',
  p_constraints => array[
    'email_address_is_lower CHECK ((VALUE = lower(VALUE)))'
  ]
);

rollback;
