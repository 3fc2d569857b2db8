-- Verify holdfast:tables/booking_attempt on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.booking_attempt',
  p_columns => array[
    'booking_id bigint not null',
    'number integer not null',
    'outcome core.attempt_outcome not null',
    'reason core.retry_reason',
    'strategy text not null',
    'plans json not null',
    'lock_wait interval not null',
    'duration interval not null',
    'at timestamp with time zone not null',
    'is_woken boolean not null default false'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.booking_attempt',
  p_constraints => array[
    'booking_attempt_pkey PRIMARY KEY (booking_id, number)'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.booking_attempt',
  p_indexes => '{}'
);

rollback;
