-- Deploy holdfast:core/exchange_hold to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.exchange_hold(
  p_venue core.venue,
  p_visit core.visit_request,
  p_email text,
  p_source text,
  p_own core.booking,
  p_began_at timestamptz,
  p_at timestamptz
)
returns core.booking
language plpgsql
volatile
as $$
declare
  v_booking core.booking;
begin
  perform core.give_up_hold(p_own.booking_id, 'exchanged');
  v_booking := case p_venue.kind
    when 'practice'
      then core.place_appointment(p_venue, p_visit, p_email, p_source, p_began_at, p_at)
    else core.place_hold(p_visit, p_source, p_at)
  end;
  if v_booking.booking_id is null and p_own.booking_id is not null then
    raise sqlstate 'TAKEN';
  end if;
  return v_booking;
exception
  -- The old hold is as it was.
  when sqlstate 'TAKEN' then return null;
end
$$;

comment on function core.exchange_hold(core.venue, core.visit_request, text, text, core.booking, timestamptz, timestamptz) is
'Holds the best free resources for a wish, in place of the caller''s own hold if there is one; null, and the own hold '
  'kept, when there are none. Under the days'' locks. Errors: RS040 busy.';

revoke execute on function core.exchange_hold(core.venue, core.visit_request, text, text, core.booking, timestamptz, timestamptz) from public;

commit;
