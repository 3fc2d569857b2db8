-- Deploy holdfast:tables/venue_mail to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.venue_mail (
  venue_id bigint primary key references core.venue on delete cascade,
  is_sending boolean not null default true,
  colour text,
  locale text not null,
  desk_email core.email_address,
  reminder_lead interval,
  hold_notice_lead interval,
  tells_moves boolean not null,
  check (colour ~ '^#[0-9a-f]{6}$'),
  check (reminder_lead between interval '1 hour' and interval '14 days'),
  check (hold_notice_lead between interval '1 minute' and interval '1 day')
);

comment on table core.venue_mail is 'What a venue wants of its e-mails.';
comment on column core.venue_mail.venue_id is 'The venue.';
comment on column core.venue_mail.is_sending is
  'Off: its e-mails are marked suppressed and not sent. A switch of operations; loading the venue file leaves it alone.';
comment on column core.venue_mail.colour is 'Its colour in e-mails, as #rrggbb; null: the house''s own.';
comment on column core.venue_mail.locale is 'The language of what is written to the venue itself.';
comment on column core.venue_mail.desk_email is 'Where the venue reads what concerns it; null: it is told nothing.';
comment on column core.venue_mail.reminder_lead is 'How long before a visit its guest is reminded; null: not at all.';
comment on column core.venue_mail.hold_notice_lead is 'How long before a hold ends a guest who is known is told; null: not at all.';
comment on column core.venue_mail.tells_moves is 'Guests are told when other tables become theirs.';

commit;
