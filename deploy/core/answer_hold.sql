-- Deploy holdfast:core/answer_hold to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.answer_hold(
  p_venue core.venue,
  p_visit core.visit_request,
  p_email text,
  p_origin text,
  p_source text,
  p_own core.booking,
  p_began_at timestamptz,
  p_at timestamptz
)
returns api.hold_view
language plpgsql
volatile
as $$
declare
  v_booking core.booking;
begin
  v_booking := core.exchange_hold(p_venue, p_visit, p_email, p_source, p_own, p_began_at, p_at);
  if v_booking.booking_id is null then
    return (
      'unavailable', null, null, '[]',
      case p_venue.kind
        when 'practice' then core.list_next_slots(
          p_visit, p_visit.therapist_wish_id,
          -- A booking is not given up for a hold: it is in the way.
          case when p_own.state = 'held' then p_own.booking_id end, core.is_insider(), p_at)
        else core.list_alternatives(p_visit, core.is_insider(), p_at)
      end
    )::api.hold_view;
  end if;
  perform core.note_hold(p_venue, v_booking, p_email, p_origin, p_at);
  return (
    'held', v_booking.reference, v_booking.hold_expires_at, core.describe_tables(v_booking.booking_id), '[]'
  )::api.hold_view;
end
$$;

comment on function core.answer_hold(core.venue, core.visit_request, text, text, text, core.booking, timestamptz, timestamptz) is
'Tries to hold what was asked for and says how it went, with alternatives when it is not free. Under the days'' '
  'locks. Errors: RS040 busy.';

revoke execute on function core.answer_hold(core.venue, core.visit_request, text, text, text, core.booking, timestamptz, timestamptz) from public;

commit;
