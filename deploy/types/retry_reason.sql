-- Deploy holdfast:types/retry_reason to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create domain core.retry_reason as text
  check (value in (
    'no_capacity', 'never_fits', 'time_passed', 'version_changed', 'circuit_open', 'rate_limited', 'worker_lost',
    'lock_timeout', 'statement_timeout', 'unexpected_error'
  ));

comment on domain core.retry_reason is
  'Why an attempt to seat a booking did not confirm it: the whole list. ops.phrase_reason says each in words.';

commit;
