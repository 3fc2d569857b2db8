-- Deploy holdfast:tables/notification_kind to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.notification_kind (
  kind text primary key,
  template text not null,
  recipient text not null,
  occasion text not null,
  true_in text[],
  tried_at_least interval not null,
  tried_at_most interval not null,
  invitation text,
  is_suppressible boolean not null,
  check (recipient in ('guest', 'venue')),
  check (tried_at_least <= tried_at_most),
  check (invitation in ('request', 'cancel'))
);

comment on table core.notification_kind is
  'The registry of e-mails: what each is for, to whom it goes, how long it is worth sending.';
comment on column core.notification_kind.kind is 'Its name, as in core.notification.';
comment on column core.notification_kind.template is 'The file in worker/templates/ that writes it, without its ending.';
comment on column core.notification_kind.recipient is 'guest: the booking''s customer; venue: the address of core.venue_mail.';
comment on column core.notification_kind.occasion is 'When it is queued.';
comment on column core.notification_kind.true_in is
  'The states of the booking in which it still tells the truth; in any other it expires unsent. Null: always.';
comment on column core.notification_kind.tried_at_least is
  'It is tried for so long even when the visit begins sooner; 0: never after the visit has begun.';
comment on column core.notification_kind.tried_at_most is 'It is tried for so long at most; and until the visit begins.';
comment on column core.notification_kind.invitation is
  'The calendar file that comes with it: request puts the visit into a calendar or moves it, cancel removes it.';
comment on column core.notification_kind.is_suppressible is 'The guest may do without it: unsubscribing stops these kinds.';

commit;
