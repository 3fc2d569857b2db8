-- Deploy holdfast:core/hash_address to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.hash_address(p_email text)
returns bytea
language sql
immutable
as $$
  select sha256(convert_to(lower(btrim(p_email)), 'UTF8'));
$$;

comment on function core.hash_address(text) is 'What core.mail_block knows an address by.';

revoke execute on function core.hash_address(text) from public;

commit;
