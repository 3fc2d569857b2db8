-- Verify holdfast:tables/booking_state_history on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.booking_state_history',
  p_columns => array[
    'booking_id bigint not null',
    'version integer not null',
    'from_state text',
    'to_state text not null',
    'actor text not null',
    'reason text',
    'at timestamp with time zone not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.booking_state_history',
  p_constraints => array[
    'booking_state_history_pkey PRIMARY KEY (booking_id, version)'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.booking_state_history',
  p_indexes => '{}'
);

rollback;
