-- Deploy holdfast:core/note_hold to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.note_hold(
  p_venue core.venue,
  p_booking core.booking,
  p_email text,
  p_origin text,
  p_at timestamptz
)
returns void
language plpgsql
volatile
as $$
begin
  insert into core.hold (booking_id, venue_id, expires_at, ends_by, customer_id, customer_hash, origin_hash)
  values (
    p_booking.booking_id, p_venue.venue_id, p_booking.hold_expires_at,
    p_at + p_venue.hold_limit, core.find_known_customer(p_venue.venue_id, p_email), core.hash_holder(p_venue.venue_id, p_email),
    core.hash_holder(p_venue.venue_id, p_origin));
  perform core.plan_hold_notice(p_booking.booking_id, p_booking.hold_expires_at, p_at);
  -- As many are tidied as can be made: what is over does not pile up, and nobody waits for another's tidying.
  delete from core.hold as h
  where h.booking_id in (
    select o.booking_id
    from core.hold as o
    where o.venue_id = p_venue.venue_id and o.expires_at < p_at
    order by o.expires_at
    limit 2
    for update skip locked
  );
end
$$;

comment on function core.note_hold(core.venue, core.booking, text, text, timestamptz) is
'Notes who has a hold and until when it can be renewed, has them told before it ends where the venue wants that, and '
  'forgets a few that are over.';

revoke execute on function core.note_hold(core.venue, core.booking, text, text, timestamptz) from public;

commit;
