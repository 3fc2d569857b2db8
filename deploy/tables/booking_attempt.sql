-- Deploy holdfast:tables/booking_attempt to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.booking_attempt (
  booking_id bigint not null,
  number integer not null,
  outcome core.attempt_outcome not null,
  reason core.retry_reason,
  strategy text not null,
  plans json not null,
  lock_wait interval not null,
  duration interval not null,
  at timestamptz not null,
  is_woken boolean not null default false,
  primary key (booking_id, number)
);

comment on table core.booking_attempt is 'One row per assignment attempt; like the history without a foreign key, since only the functions of the assignment write it, with the booking locked.';
comment on column core.booking_attempt.booking_id is 'The booking.';
comment on column core.booking_attempt.number is 'First, second, ... attempt.';
comment on column core.booking_attempt.outcome is 'confirmed, held, retry, manual_review, failed, aborted or deferred.';
comment on column core.booking_attempt.reason is 'Why it did not confirm; null when it did.';
comment on column core.booking_attempt.strategy is 'How tables were looked for.';
comment on column core.booking_attempt.plans is 'What was found, as json rather than jsonb because every booking writes it and few are read: tables, the parts of their score, the plans considered with their scores, of a search for room the moves and probes, and what stood in the way of the likeliest tables.';
comment on column core.booking_attempt.lock_wait is 'Waited for the service day''s lock.';
comment on column core.booking_attempt.duration is 'Took in all, lock wait included.';
comment on column core.booking_attempt.at is 'When it began.';
comment on column core.booking_attempt.is_woken is 'Made because tables were freed, ahead of its time: it does not count against the venue''s limit.';

commit;
