-- Deploy holdfast:tables/timer to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.timer (
  timer_id bigint generated always as identity primary key,
  due_at timestamptz not null,
  queue_name text not null,
  booking_id bigint references core.booking on delete cascade,
  notification_id bigint references core.notification on delete cascade,
  check (queue_name in ('assignment', 'notification')),
  check ((queue_name = 'assignment') = (booking_id is not null)),
  check ((queue_name = 'notification') = (notification_id is not null))
);

create index timer_due_at_idx on core.timer (due_at);
create index timer_booking_id_idx on core.timer (booking_id);
create index timer_notification_id_idx on core.timer (notification_id);

comment on table core.timer is 'Something due later; the tick moves what is due into its queue. Only what is due soon belongs in a queue.';
comment on column core.timer.timer_id is 'Key.';
comment on column core.timer.due_at is 'When.';
comment on column core.timer.queue_name is 'Where it goes when it is due.';
comment on column core.timer.booking_id is 'The booking to look at: a hold that expires.';
comment on column core.timer.notification_id is 'The e-mail to try again.';

commit;
