-- Deploy holdfast:core/check_time to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.check_time(
  p_venue core.venue,
  p_starts_local timestamp,
  p_starts_at timestamptz,
  p_is_insider boolean,
  p_at timestamptz
)
returns boolean
language plpgsql
stable
as $$
declare
  v_midnight timestamp := (p_starts_local - p_venue.day_starts_at)::date;
  v_today date := ((p_at at time zone p_venue.timezone) - p_venue.day_starts_at)::date;
begin
  if p_starts_at is null then
    perform core.raise_refusal('RS017', 'the clock skips this local time',
      jsonb_build_object('field', 'time', 'local', p_starts_local, 'timezone', p_venue.timezone),
      format('Clocks go forward then; ask for %s.',
        to_char((p_starts_local at time zone p_venue.timezone) at time zone p_venue.timezone, 'HH24:MI')));
  end if;
  -- Counted from the service day's midnight, so that a slot length that does not divide a day has one grid all night.
  if date_bin(p_venue.slot_length, p_starts_local, v_midnight) <> p_starts_local then
    perform core.raise_refusal('RS018', 'this start is not on the venue''s grid',
      jsonb_build_object('field', 'time', 'slotMinutes', extract(epoch from p_venue.slot_length)::integer / 60),
      format('Ask for %s.',
        to_char(date_bin(p_venue.slot_length, p_starts_local, v_midnight), 'HH24:MI')));
  end if;
  if p_starts_at <= p_at then
    perform core.raise_refusal('RS012', 'this time has passed',
      jsonb_build_object('field', 'time', 'startsAt', p_starts_at), 'Ask for a later time.');
  end if;
  if not p_is_insider and p_starts_at < p_at + p_venue.lead_time then
    perform core.raise_refusal('RS013', 'this is too short notice',
      jsonb_build_object('field', 'time', 'leadMinutes', extract(epoch from p_venue.lead_time)::integer / 60),
      'Ask for a later time, or call the venue.');
  end if;
  if p_starts_local > core.get_horizon(p_venue, p_at) then
    perform core.raise_refusal('RS014', 'this is further ahead than the venue takes bookings',
      jsonb_build_object('field', 'date', 'lastDate', v_today + p_venue.book_ahead_days),
      format('Ask for a date up to %s.', v_today + p_venue.book_ahead_days));
  end if;
  return true;
end
$$;

comment on function core.check_time(core.venue, timestamp, timestamptz, boolean, timestamptz) is
  'Is this a time that can be asked for? True, or it raises. Errors: RS012 in_the_past, RS013 lead_time (guests only), RS014 '
  'beyond_horizon, RS017 local_time_missing, RS018 off_grid.';

revoke execute on function core.check_time(core.venue, timestamp, timestamptz, boolean, timestamptz) from public;

commit;
