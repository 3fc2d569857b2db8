create or replace function core.find_managed_booking(p_reference text, p_token text, p_at timestamptz)
returns core.booking
language plpgsql
stable
as $$
declare
  v_booking core.booking;
  v_opened_id bigint := core.open_guest_link(p_token, p_at);
  v_booking_id bigint := case when p_reference is null then v_opened_id else core.find_booking(p_reference) end;
begin
  if (p_token is null and not core.is_insider())
    or (p_token is not null and (v_opened_id is null or v_opened_id <> v_booking_id))
  then
    perform core.raise_refusal('RS230', 'the link does not open this booking',
      jsonb_build_object('field', 'token'), 'Use the link of the latest e-mail about this booking, or call the venue.');
  end if;
  perform core.require_argument(v_booking_id is not null, 'reference', 'Give the booking''s reference.');
  select b.* into strict v_booking from core.booking as b where b.booking_id = v_booking_id;
  return v_booking;
end
$$;

comment on function core.find_managed_booking(text, text, timestamptz) is
  'The booking that the caller wants to change: staff and services name it, guests show the token of their link. '
  'Errors: RS001 invalid_argument, RS005 booking_unknown, RS230 link_refused.';

revoke execute on function core.find_managed_booking(text, text, timestamptz) from public;
