-- Deploy holdfast:types/assignment to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create type jobs.assignment as (
  booking_id bigint,
  outcome text,
  state text,
  reason text,
  tables text[]
);

comment on type jobs.assignment is
  'What became of one booking: outcome is that of the attempt (core.attempt_outcome), expired or nothing_to_do; tables are labels.';

commit;
