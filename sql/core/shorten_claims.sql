create or replace function core.shorten_claims(p_booking core.booking, p_left_at timestamptz)
returns void
language plpgsql
volatile
as $$
declare
  -- The table is laid anew as after any visit.
  v_until timestamptz := p_left_at + (upper(p_booking.occupied) - upper(p_booking.during));
begin
  if v_until >= upper(p_booking.occupied) then
    return;
  end if;
  -- What is left of them is written anew: whoever waits for the rest hears of it as of any table that is given back.
  with gone as (
    delete from core.claim as c
    where c.booking_id = p_booking.booking_id
    returning c.*
  )
  insert into core.claim (venue_id, service_date, resource_id, during, kind, booking_id)
  select g.venue_id, g.service_date, g.resource_id, tstzrange(lower(g.during), least(upper(g.during), v_until)), g.kind,
    g.booking_id
  from gone as g
  where lower(g.during) < v_until;
  perform core.tell_availability(p_booking.venue_id, p_booking.service_date);
end
$$;

comment on function core.shorten_claims(core.booking, timestamptz) is
  'Frees the tables of a party that left early, from when they are laid anew. Under the day''s lock.';

revoke execute on function core.shorten_claims(core.booking, timestamptz) from public;
