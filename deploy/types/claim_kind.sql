-- Deploy holdfast:types/claim_kind to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create domain core.claim_kind as text
  check (value in ('hold', 'booking', 'retained', 'blackout'));

comment on domain core.claim_kind is
  'What takes a resource. A domain, not a check of the table: the text of a check is parsed for every statement that '
  'writes, which costs one assignment a hundredth.';

commit;
