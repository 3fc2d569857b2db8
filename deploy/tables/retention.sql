-- Deploy holdfast:tables/retention to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.retention (
  what text primary key,
  keep interval not null,
  description text not null,
  check (keep > interval '0')
);

comment on table core.retention is 'How long what may go is kept; jobs.prune deletes what is older, in batches.';
comment on column core.retention.what is 'Key: idempotency_key, archived_message, booking_attempt, metric_sample, optimization_run, unread_event or unread_subscription.';
comment on column core.retention.keep is 'How long it is kept at least.';
comment on column core.retention.description is 'What goes then, for people.';

commit;
