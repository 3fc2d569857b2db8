-- Deploy holdfast:tables/breaker to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.breaker (
  venue_id bigint primary key references core.venue on delete cascade,
  failure_count integer not null,
  reason core.retry_reason not null,
  error text not null,
  first_failed_at timestamptz not null,
  last_failed_at timestamptz not null,
  opened_at timestamptz,
  probe_at timestamptz,
  is_alerted boolean not null default false,
  check (failure_count > 0),
  check ((opened_at is null) = (probe_at is null))
);

comment on table core.breaker is
  'A venue whose assignments break down one after the other. Healthy venues have no row: the next success deletes it.';
comment on column core.breaker.venue_id is 'The venue.';
comment on column core.breaker.failure_count is 'Failures in a row.';
comment on column core.breaker.reason is 'What kind the last one was: lock_timeout, statement_timeout or unexpected_error.';
comment on column core.breaker.error is 'The last error, as the worker met it.';
comment on column core.breaker.first_failed_at is 'When the row of failures began.';
comment on column core.breaker.last_failed_at is 'When the last one was recorded.';
comment on column core.breaker.opened_at is 'Since when the venue''s bookings are put off; null: they are still worked on.';
comment on column core.breaker.probe_at is 'When one of them is let through again, to see.';
comment on column core.breaker.is_alerted is 'It was told that the breaker has been open for longer than the venue''s limit.';

commit;
