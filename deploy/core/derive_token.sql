-- Deploy holdfast:core/derive_token to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.derive_token(p_guest_link_id bigint)
returns text
language plpgsql
stable
as $$
begin
  return (
    -- A keyed hash, keyed again outside, so that nobody can lengthen what was hashed; half of it are the 128 bits.
    select translate(
      encode(substring(
        sha256(s.link_key || sha256(s.link_key || convert_to('manage ' || p_guest_link_id, 'UTF8'))) for 16
      ), 'base64'), '+/=', '-_')
    from core.site as s
  );
end
$$;

comment on function core.derive_token(bigint) is
  'The token of a guest''s link, 128 bits as 22 characters that are safe in an address. Derived whenever it is needed '
  'from a key that only the owner reads, so that no queue, log or table ever holds it.';

revoke execute on function core.derive_token(bigint) from public;

commit;
