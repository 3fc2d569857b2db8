-- Verify holdfast:tables/booking_move on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.booking_move',
  p_columns => array[
    'booking_move_id bigint not null generated always as identity',
    'booking_id bigint not null',
    'from_resource_ids bigint[] not null',
    'to_resource_ids bigint[] not null',
    'for_booking_id bigint',
    'actor text not null',
    'reason text not null',
    'at timestamp with time zone not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.booking_move',
  p_constraints => array[
    'booking_move_pkey PRIMARY KEY (booking_move_id)',
    'booking_move_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES core.booking(booking_id) ON DELETE RESTRICT',
    'booking_move_for_booking_id_fkey FOREIGN KEY (for_booking_id) REFERENCES core.booking(booking_id) ON DELETE RESTRICT',
    'booking_move_check CHECK ((from_resource_ids <> to_resource_ids))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.booking_move',
  p_indexes => array[
    'CREATE INDEX booking_move_booking_id_idx ON core.booking_move USING btree (booking_id)',
    'CREATE INDEX booking_move_for_booking_id_idx ON core.booking_move USING btree (for_booking_id)'
  ]
);

rollback;
