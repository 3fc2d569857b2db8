-- Deploy holdfast:core/check_visit_time to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.check_visit_time(p_booking core.booking, p_at timestamptz, p_now timestamptz)
returns void
language plpgsql
stable
as $$
begin
  perform core.require_argument(
    p_at is null or p_at between p_now - interval '1 day' and p_now + interval '1 minute',
    'at', 'Give the instant at which it happened, within the last day; or leave it out for now.');
  if coalesce(p_at, p_now) < (
    select (p_booking.service_date + v.day_starts_at) at time zone v.timezone
    from core.venue as v
    where v.venue_id = p_booking.venue_id
  ) then
    perform core.raise_refusal('RS232', 'the day of this visit has not begun',
      jsonb_build_object('startsAt', lower(p_booking.during)), 'Do it on the day of the visit.');
  end if;
end
$$;

comment on function core.check_visit_time(core.booking, timestamptz, timestamptz) is
  'Checks when a party is said to have come or gone: lately, and not before the visit''s service day. Errors: RS001 '
  'invalid_argument, RS232 too_early.';

revoke execute on function core.check_visit_time(core.booking, timestamptz, timestamptz) from public;

commit;
