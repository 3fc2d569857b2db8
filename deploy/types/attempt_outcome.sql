-- Deploy holdfast:types/attempt_outcome to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create domain core.attempt_outcome as text
  check (value in ('confirmed', 'held', 'retry', 'manual_review', 'failed', 'aborted', 'deferred'));

comment on domain core.attempt_outcome is
  'What became of an attempt to seat a booking: retry is tried again later, aborted at once, deferred was not begun.';

commit;
