-- Verify holdfast:tables/booking_transition on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.booking_transition',
  p_columns => array[
    'from_state text not null',
    'to_state text not null',
    'event text not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.booking_transition',
  p_constraints => array[
    'booking_transition_pkey PRIMARY KEY (from_state, to_state)',
    'booking_transition_from_state_fkey FOREIGN KEY (from_state) REFERENCES core.booking_state(state) ON DELETE RESTRICT',
    'booking_transition_to_state_fkey FOREIGN KEY (to_state) REFERENCES core.booking_state(state) ON DELETE RESTRICT'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.booking_transition',
  p_indexes => array[
    'CREATE INDEX booking_transition_to_state_idx ON core.booking_transition USING btree (to_state)'
  ]
);

rollback;
