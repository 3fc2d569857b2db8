-- Deploy holdfast:types/notification_kind to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create domain core.notification_kind as text
  check (value in (
    'booking_received', 'confirmed', 'modification_requested', 'modification_confirmed', 'modification_failed',
    'manual_review', 'declined', 'cancelled', 'failed', 'reminder', 'no_show'
  ));

comment on domain core.notification_kind is
  'What an e-mail says: the name of its template.';

commit;
