-- Deploy holdfast:core/describe_request to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.describe_request(
  p_visit core.visit_request,
  p_booking core.booking,
  p_name text,
  p_email text,
  p_phone text
)
returns api.booking_view
language sql
stable
as $$
  -- What was just written is not read again: that would cost a fifth of the request. One expression, which is inlined.
  select row(
    p_booking.booking_id,
    p_booking.reference,
    'pending',
    p_booking.state,
    p_booking.state_version,
    p_visit.venue_slug,
    p_visit.venue_name,
    p_visit.timezone,
    p_booking.starts_local::date,
    p_booking.starts_local::time,
    (upper(p_booking.during) at time zone p_visit.timezone)::time,
    lower(p_booking.during),
    upper(p_booking.during),
    p_booking.party_size,
    p_visit.service_code,
    p_booking.seating_preference,
    p_booking.notes,
    btrim(p_name),
    lower(p_email),
    p_phone,
    jsonb '[]',
    p_booking.state_reason,
    p_booking.hold_expires_at,
    p_booking.created_at,
    jsonb '[]',
    null,
    null
  )::api.booking_view;
$$;

comment on function core.describe_request(core.visit_request, core.booking, text, text, text) is
  'A booking that was asked for a moment ago and waits for its tables, as whoever asked sees it: what '
  'core.describe_booking answers.';

revoke execute on function core.describe_request(core.visit_request, core.booking, text, text, text) from public;

commit;
