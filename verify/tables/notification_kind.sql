-- Verify holdfast:tables/notification_kind on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.notification_kind',
  p_columns => array[
    'kind text not null',
    'template text not null',
    'recipient text not null',
    'occasion text not null',
    'true_in text[]',
    'tried_at_least interval not null',
    'tried_at_most interval not null',
    'invitation text',
    'is_suppressible boolean not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.notification_kind',
  p_constraints => array[
    'notification_kind_pkey PRIMARY KEY (kind)',
    'notification_kind_check CHECK ((tried_at_least <= tried_at_most))',
    'notification_kind_invitation_check CHECK ((invitation = ANY (ARRAY[''request''::text, ''cancel''::text])))',
    'notification_kind_recipient_check CHECK ((recipient = ANY (ARRAY[''guest''::text, ''venue''::text])))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.notification_kind',
  p_indexes => '{}'
);

rollback;
