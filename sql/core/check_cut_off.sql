create or replace function core.check_cut_off(p_booking core.booking, p_at timestamptz)
returns void
language plpgsql
stable
as $$
begin
  if not core.is_insider() and core.is_past_cut_off(p_booking, p_at) then
    perform core.raise_refusal('RS231', 'it is too late to change this booking by the link',
      jsonb_build_object('startsAt', lower(p_booking.during)), 'Call the venue.');
  end if;
end
$$;

comment on function core.check_cut_off(core.booking, timestamptz) is
  'Refuses a guest after the venue''s cut-off; staff and services may at any time. Errors: RS231 too_late.';

revoke execute on function core.check_cut_off(core.booking, timestamptz) from public;
