-- Verify holdfast:tables/booking_state on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.booking_state',
  p_columns => array[
    'state text not null',
    'status text not null',
    'is_final boolean not null',
    'description text not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.booking_state',
  p_constraints => array[
    'booking_state_pkey PRIMARY KEY (state)'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.booking_state',
  p_indexes => '{}'
);

rollback;
