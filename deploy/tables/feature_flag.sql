-- Deploy holdfast:tables/feature_flag to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.feature_flag (
  flag text primary key,
  mode text not null,
  percentage integer not null default 0,
  description text not null,
  changed_at timestamptz not null default now(),
  changed_by text not null default 'deployment',
  check (mode in ('off', 'opt_in', 'percentage', 'on')),
  check (percentage between 0 and 100)
);

comment on table core.feature_flag is 'What can be switched for some venues and not for others.';
comment on column core.feature_flag.flag is 'Its name.';
comment on column core.feature_flag.mode is 'off: nobody; opt_in: who is listed; percentage: who is listed, and a share of the others; on: everybody.';
comment on column core.feature_flag.percentage is 'The share in mode percentage; who is in stays in as it grows.';
comment on column core.feature_flag.description is 'What a venue that is in has, and what another has, for people.';
comment on column core.feature_flag.changed_at is 'When it was set last.';
comment on column core.feature_flag.changed_by is 'Who set it last.';

-- Part of the table: how it is set later is for the operator to say, and no matter of verification.
insert into core.feature_flag (flag, mode, description)
values (
  'feat.booking_pipeline.v1', 'on',
  'In: requests are queued, and workers find the tables, with retries and review. Out: the request itself finds them or fails.'
);

commit;
