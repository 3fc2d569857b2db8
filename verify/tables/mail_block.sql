-- Verify holdfast:tables/mail_block on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.mail_block',
  p_columns => array[
    'venue_id bigint not null',
    'address_hash bytea not null',
    'reason text not null',
    'created_at timestamp with time zone not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.mail_block',
  p_constraints => array[
    'mail_block_pkey PRIMARY KEY (venue_id, address_hash, reason)',
    'mail_block_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES core.venue(venue_id) ON DELETE CASCADE',
    'mail_block_reason_check CHECK ((reason = ANY (ARRAY[''bounced''::text, ''unsubscribed''::text])))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.mail_block',
  p_indexes => '{}'
);

rollback;
