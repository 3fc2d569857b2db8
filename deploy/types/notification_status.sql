-- Deploy holdfast:types/notification_status to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create domain core.notification_status as text
  check (value in ('queued', 'sending', 'sent', 'failed', 'suppressed', 'expired'));

comment on domain core.notification_status is
  'How far an e-mail has come.';

commit;
