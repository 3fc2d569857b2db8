-- Deploy holdfast:core/remember_refusal to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.remember_refusal(p_booking core.booking, p_depth integer, p_at timestamptz)
returns void
language plpgsql
volatile
as $$
begin
  insert into core.refused_search as r (
    venue_id, service_date, occupied, party_size, seating_preference, depth, valid_until
  )
  select
    p_booking.venue_id, p_booking.service_date, p_booking.occupied, p_booking.party_size,
    p_booking.seating_preference, p_depth, coalesce(min(c.expires_at), lower(p_booking.occupied))
  from core.claim as c
  where c.venue_id = p_booking.venue_id and c.service_date = p_booking.service_date and c.expires_at > p_at
  on conflict (venue_id, service_date, occupied, party_size, seating_preference) do update
    set depth = excluded.depth, valid_until = excluded.valid_until;
end
$$;

comment on function core.remember_refusal(core.booking, integer, timestamptz) is
  'Notes that no room was found for a wish, until something of the day is freed or a hold expires.';

revoke execute on function core.remember_refusal(core.booking, integer, timestamptz) from public;

commit;
