-- Verify holdfast:tables/timer on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.timer',
  p_columns => array[
    'timer_id bigint not null generated always as identity',
    'due_at timestamp with time zone not null',
    'queue_name text not null',
    'booking_id bigint',
    'notification_id bigint'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.timer',
  p_constraints => array[
    'timer_pkey PRIMARY KEY (timer_id)',
    'timer_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES core.booking(booking_id) ON DELETE CASCADE',
    'timer_notification_id_fkey FOREIGN KEY (notification_id) REFERENCES core.notification(notification_id) ON DELETE CASCADE',
    'timer_check CHECK (((queue_name = ''assignment''::text) = (booking_id IS NOT NULL)))',
    'timer_check1 CHECK (((queue_name = ''notification''::text) = (notification_id IS NOT NULL)))',
    'timer_queue_name_check CHECK ((queue_name = ANY (ARRAY[''assignment''::text, ''notification''::text])))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.timer',
  p_indexes => array[
    'CREATE INDEX timer_booking_id_idx ON core.timer USING btree (booking_id)',
    'CREATE INDEX timer_due_at_idx ON core.timer USING btree (due_at)',
    'CREATE INDEX timer_notification_id_idx ON core.timer USING btree (notification_id)'
  ]
);

rollback;
