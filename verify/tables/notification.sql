-- Verify holdfast:tables/notification on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.notification',
  p_columns => array[
    'notification_id bigint not null generated always as identity',
    'booking_id bigint',
    'venue_id bigint',
    'kind text not null',
    'version integer not null',
    'status core.notification_status not null default ''queued''::text',
    'try_count integer not null default 0',
    'deadline_at timestamp with time zone not null',
    'queued_at timestamp with time zone not null',
    'sending_at timestamp with time zone',
    'sent_at timestamp with time zone',
    'provider_id text',
    'error text'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.notification',
  p_constraints => array[
    'notification_pkey PRIMARY KEY (notification_id)',
    'notification_booking_id_kind_version_key UNIQUE (booking_id, kind, version)',
    'notification_check CHECK (((((status)::text = ''sent''::text) = (sent_at IS NOT NULL)) AND ((booking_id IS NULL) = (venue_id IS NOT NULL))))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.notification',
  p_indexes => array[
    'CREATE UNIQUE INDEX notification_venue_id_idx ON core.notification USING btree (venue_id, kind, version) WHERE (venue_id IS NOT NULL)'
  ]
);

rollback;
