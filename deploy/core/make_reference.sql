-- Deploy holdfast:core/make_reference to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.make_reference()
returns text
language sql
volatile
as $$
  -- 64 symbols onto 32 without look-alikes, two onto each, so every one is as likely as the next.
  select upper(
    translate(
      left(encode(substring(uuid_send(gen_random_uuid()) from 9), 'base64'), 10), 'IiOo01+/', '23456789'
    ) collate "C"
  );
$$;

comment on function core.make_reference() is
  'A booking''s reference: 10 random letters and digits (49 bits), without I, O, 0 and 1.';

revoke execute on function core.make_reference() from public;

commit;
