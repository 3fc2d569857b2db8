-- Deploy holdfast:core/merge_contact to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.merge_contact(
  p_booking core.booking,
  p_name text,
  p_email text,
  p_phone text,
  p_notes text,
  p_at timestamptz
)
returns boolean
language plpgsql
volatile
as $$
declare
  v_known core.customer;
  v_customer_id bigint;
  v_notes text := nullif(coalesce(p_notes, p_booking.notes), '');
begin
  select c.* into strict v_known from core.customer as c where c.customer_id = p_booking.customer_id;
  perform core.check_contact(
    coalesce(p_name, v_known.name), coalesce(p_email, v_known.email), nullif(coalesce(p_phone, v_known.phone), ''),
    v_notes, v_known.locale, core.is_insider());
  v_customer_id := core.find_or_add_customer(
    p_booking.venue_id, coalesce(p_name, v_known.name), coalesce(p_email, v_known.email),
    nullif(coalesce(p_phone, v_known.phone), ''), v_known.locale, v_known.has_marketing_consent, p_at);
  if v_customer_id = p_booking.customer_id and v_notes is not distinct from p_booking.notes then
    return false;
  end if;
  update core.booking as b
  set customer_id = v_customer_id, notes = v_notes
  where b.booking_id = p_booking.booking_id;
  if lower(p_email) <> v_known.email then
    -- The link went to an address that may not be the guest's any more.
    perform core.revoke_guest_link(p_booking.booking_id, p_at);
  end if;
  return true;
end
$$;

comment on function core.merge_contact(core.booking, text, text, text, text, timestamptz) is
  'Changes who a booking is for and its notes, and says whether that changed anything. Null leaves a thing as it is, an '
  'empty phone or note removes it; another address ends the guest''s link. Errors: RS001 invalid_argument.';

revoke execute on function core.merge_contact(core.booking, text, text, text, text, timestamptz) from public;

commit;
