-- Verify holdfast:tables/venue_mail on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.venue_mail',
  p_columns => array[
    'venue_id bigint not null',
    'is_sending boolean not null default true',
    'colour text',
    'locale text not null',
    'desk_email core.email_address',
    'reminder_lead interval',
    'hold_notice_lead interval',
    'tells_moves boolean not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.venue_mail',
  p_constraints => array[
    'venue_mail_pkey PRIMARY KEY (venue_id)',
    'venue_mail_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES core.venue(venue_id) ON DELETE CASCADE',
    'venue_mail_colour_check CHECK ((colour ~ ''^#[0-9a-f]{6}$''::text))',
    'venue_mail_hold_notice_lead_check CHECK (((hold_notice_lead >= ''00:01:00''::interval) AND (hold_notice_lead <= ''1 day''::interval)))',
    'venue_mail_reminder_lead_check CHECK (((reminder_lead >= ''01:00:00''::interval) AND (reminder_lead <= ''14 days''::interval)))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.venue_mail',
  p_indexes => '{}'
);

rollback;
