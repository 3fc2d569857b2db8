-- Deploy holdfast:core/revoke_guest_link to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.revoke_guest_link(p_booking_id bigint, p_at timestamptz)
returns boolean
language plpgsql
volatile
as $$
begin
  update core.guest_link as l
  set revoked_at = p_at
  where l.booking_id = p_booking_id and l.revoked_at is null;
  return found;
end
$$;

comment on function core.revoke_guest_link(bigint, timestamptz) is
  'Ends the link of a booking, and says whether there was one; the next e-mail carries another.';

revoke execute on function core.revoke_guest_link(bigint, timestamptz) from public;

commit;
