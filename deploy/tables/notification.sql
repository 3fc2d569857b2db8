-- Deploy holdfast:tables/notification to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.notification (
  notification_id bigint generated always as identity primary key,
  booking_id bigint,
  venue_id bigint,
  kind text not null,
  version integer not null,
  status core.notification_status not null default 'queued',
  try_count integer not null default 0,
  deadline_at timestamptz not null,
  queued_at timestamptz not null,
  sending_at timestamptz,
  sent_at timestamptz,
  provider_id text,
  error text,
  unique (booking_id, kind, version),
  check ((status = 'sent') = (sent_at is not null) and (booking_id is null) = (venue_id is not null))
) with (fillfactor = 80);

create unique index notification_venue_id_idx on core.notification (venue_id, kind, version) where venue_id is not null;

comment on table core.notification is
  'One e-mail, to the guest of a booking or to a venue. Its kind has no foreign key, since all that is written would lock one row; its booking is kept by core.refuse_removal.';
comment on column core.notification.notification_id is 'Key; with the booking''s reference it makes the Message-ID.';
comment on column core.notification.booking_id is 'About which booking; null when it is about a venue as a whole.';
comment on column core.notification.venue_id is 'About which venue, when it is about no booking.';
comment on column core.notification.kind is 'What it says: a row of core.notification_kind.';
comment on column core.notification.version is 'The state version that it tells of, or the number of the occasion: one e-mail for each.';
comment on column core.notification.status is 'queued, sending, sent, failed, suppressed or expired.';
comment on column core.notification.try_count is 'How many times a worker took it up.';
comment on column core.notification.deadline_at is 'After this it is no use any more, and fails.';
comment on column core.notification.queued_at is 'When it was asked for; of a reminder, when it is due. The e-mails of a booking go out in this order.';
comment on column core.notification.sending_at is 'When a worker last took it up.';
comment on column core.notification.sent_at is 'When the mail server accepted it.';
comment on column core.notification.provider_id is 'The mail server''s name for it.';
comment on column core.notification.error is 'What the mail server said last, when it did not accept.';

commit;
