-- Deploy holdfast:data/retention to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

insert into core.retention (what, keep, description)
values
  ('idempotency_key', '7 days', 'How long a caller may repeat a command.'),
  ('archived_message', '30 days', 'Messages in the archives of the queues.'),
  ('booking_attempt', '400 days', 'Attempts of bookings whose service day is over for so long.'),
  ('metric_sample', '8 days', 'The hourly figures behind the baselines of ops.alert.'),
  ('optimization_run', '90 days', 'Runs of the optimiser whose service day is over for so long.'),
  ('unread_event', '3 days', 'Events of a subscription that nobody has read.'),
  ('unread_subscription', '7 days', 'A subscription that nobody reads; then it ends.');

commit;
