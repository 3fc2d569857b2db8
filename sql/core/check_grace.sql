create or replace function core.check_grace(p_booking core.booking, p_at timestamptz)
returns void
language plpgsql
stable
as $$
begin
  if not exists (
    select from core.booking_state_history as h
    inner join core.venue as v on v.venue_id = p_booking.venue_id
    where h.booking_id = p_booking.booking_id and h.version = p_booking.state_version
      and h.at + v.undo_grace >= p_at
      and upper(p_booking.occupied) > p_at
  ) then
    perform core.raise_refusal('RS231', 'it is too late to undo this',
      jsonb_build_object('state', p_booking.state), 'Take a new booking for the guests.');
  end if;
end
$$;

comment on function core.check_grace(core.booking, timestamptz) is
  'Refuses to undo the last transition after the venue''s grace, or when the visit would be over. Errors: RS231 too_late.';

revoke execute on function core.check_grace(core.booking, timestamptz) from public;
