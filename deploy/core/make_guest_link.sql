-- Deploy holdfast:core/make_guest_link to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.make_guest_link(p_booking_id bigint, p_at timestamptz)
returns text
language plpgsql
volatile
as $$
declare
  v_guest_link_id bigint;
  v_token text;
begin
  insert into core.guest_link as l (booking_id, made_at)
  values (p_booking_id, p_at)
  on conflict (booking_id) where revoked_at is null do nothing;
  select l.guest_link_id into strict v_guest_link_id
  from core.guest_link as l
  where l.booking_id = p_booking_id and l.revoked_at is null;
  v_token := core.derive_token(v_guest_link_id);
  update core.guest_link as l
  set token_hash = sha256(convert_to(v_token, 'UTF8'))
  where l.guest_link_id = v_guest_link_id and l.token_hash is null;
  return (select s.public_url from core.site as s) || '/manage/' || v_token;
end
$$;

comment on function core.make_guest_link(bigint, timestamptz) is
  'The link by which the guest of a booking manages it: the one that there is, or a new one.';

revoke execute on function core.make_guest_link(bigint, timestamptz) from public;

commit;
