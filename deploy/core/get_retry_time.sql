-- Deploy holdfast:core/get_retry_time to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.get_retry_time(p_venue core.venue, p_booking core.booking, p_at timestamptz)
returns timestamptz
language plpgsql
volatile
as $$
declare
  v_tried integer;
  v_due_at timestamptz;
begin
  select count(*) + 1 into v_tried
  from core.booking_attempt as a
  where a.booking_id = p_booking.booking_id
    and a.number > p_booking.attempts_forgiven
    and a.outcome = 'retry'
    and not a.is_woken;
  if v_tried >= p_venue.retry_attempts then
    return null;
  end if;
  -- Jitter, or all who were refused together come back together.
  v_due_at := p_at
    + least(p_venue.retry_base * power(2, v_tried - 1), p_venue.retry_cap) * (0.8 + 0.4 * random());
  return case when v_due_at < lower(p_booking.during) - p_venue.retry_deadline then v_due_at end;
end
$$;

comment on function core.get_retry_time(core.venue, core.booking, timestamptz) is
  'When a booking that found nothing is tried again: after a pause that doubles each time up to a cap, give or take a '
  'fifth; null after the venue''s last attempt, or when the visit would be too near.';

revoke execute on function core.get_retry_time(core.venue, core.booking, timestamptz) from public;

commit;
