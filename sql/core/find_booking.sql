create or replace function core.find_booking(p_reference text)
returns bigint
language plpgsql
stable
as $$
declare
  v_booking_id bigint;
begin
  perform core.require_argument(p_reference is not null, 'reference', 'Give the booking''s reference.');
  select b.booking_id into v_booking_id from core.booking as b where b.reference = upper(p_reference);
  if not found and p_reference ~ '^[0-9]{1,18}$' and core.is_insider() then
    select b.booking_id into v_booking_id from core.booking as b where b.booking_id = p_reference::bigint;
  end if;
  if v_booking_id is null then
    perform core.raise_refusal('RS005', 'there is no such booking',
      jsonb_build_object('field', 'reference'), 'Check the reference; it has 10 letters and digits.');
  end if;
  return v_booking_id;
end
$$;

comment on function core.find_booking(text) is
  'The key of the booking with this reference; staff and services may give the key itself. Errors: RS005 booking_unknown.';

revoke execute on function core.find_booking(text) from public;
