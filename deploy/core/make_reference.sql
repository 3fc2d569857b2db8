-- Deploy holdfast:core/make_reference to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.make_reference()
returns text
language sql
volatile
as $$
  -- 64 symbols onto 32 without look-alikes, twice each, so every one is as likely as the next.
  select translate(
    left(encode(substring(uuid_send(gen_random_uuid()) from 9), 'base64'), 10),
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
    'ABCDEFGHJKLMNPQRSTUVWXYZ23456789ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  );
$$;

comment on function core.make_reference() is
  'A booking''s reference: 10 random letters and digits (49 bits), without I, O, 0 and 1.';

revoke execute on function core.make_reference() from public;

commit;
