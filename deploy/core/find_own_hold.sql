-- Deploy holdfast:core/find_own_hold to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_own_hold(p_venue_id bigint, p_reference text)
returns core.booking
language plpgsql
stable
as $$
declare
  v_booking core.booking;
begin
  if p_reference is null then
    return null;
  end if;
  select b.* into v_booking
  from core.booking as b
  where b.reference = upper(p_reference) and b.venue_id = p_venue_id;
  if not found then
    perform core.raise_refusal('RS005', 'there is no such booking', jsonb_build_object('field', 'exclude'),
      'Check the reference of your own booking.');
  end if;
  return v_booking;
end
$$;

comment on function core.find_own_hold(bigint, text) is
'The caller''s own booking or hold at a venue, which must not be in its own way; null for null. Errors: RS005 booking_unknown.';

revoke execute on function core.find_own_hold(bigint, text) from public;

commit;
