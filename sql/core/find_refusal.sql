create or replace function core.find_refusal(p_venue core.venue, p_booking core.booking, p_at timestamptz)
returns text
language plpgsql
stable
as $$
begin
  return case
    when lower(p_booking.during) <= p_at then 'time_passed'
    when p_venue.kind = 'restaurant' and not exists (
      select from core.seating as s
      where s.venue_id = p_booking.venue_id
        and p_booking.party_size between s.party_min and s.party_max
        and p_booking.seating_preference in ('any', s.setting)
    ) then 'never_fits'
    else 'no_capacity'
  end;
end
$$;

comment on function core.find_refusal(core.venue, core.booking, timestamptz) is
  'Why a booking found no tables: time_passed and never_fits are final, no_capacity may change.';

revoke execute on function core.find_refusal(core.venue, core.booking, timestamptz) from public;
