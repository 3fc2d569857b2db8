create or replace function core.refuse_time(
  p_fault text,
  p_venue core.venue,
  p_starts_local timestamp,
  p_starts_at timestamptz,
  p_at timestamptz
)
returns void
language plpgsql
stable
as $$
declare
  v_midnight timestamp := (p_starts_local - p_venue.day_starts_at)::date;
  -- Where the clock stands then, and the grid before it.
  v_shown timestamp := (p_starts_local at time zone p_venue.timezone) at time zone p_venue.timezone;
  v_grid timestamp := date_bin(p_venue.slot_length, v_shown, v_midnight);
  v_last_date date := core.get_last_date(p_venue.timezone, p_venue.day_starts_at, p_venue.book_ahead_days, p_at);
begin
  case p_fault
    when 'RS017' then
      perform core.raise_refusal('RS017', 'the clock skips this local time',
        jsonb_build_object('field', 'time', 'local', p_starts_local, 'timezone', p_venue.timezone),
        format('Clocks go forward then; ask for %s.',
          to_char(case when v_grid < v_shown then v_grid + p_venue.slot_length else v_grid end, 'HH24:MI')));
    when 'RS018' then
      perform core.raise_refusal('RS018', 'this start is not on the venue''s grid',
        jsonb_build_object('field', 'time', 'slotMinutes', extract(epoch from p_venue.slot_length)::integer / 60),
        format('Ask for %s or %s.', to_char(v_grid, 'HH24:MI'), to_char(v_grid + p_venue.slot_length, 'HH24:MI')));
    when 'RS012' then
      perform core.raise_refusal('RS012', 'this time has passed',
        jsonb_build_object('field', 'time', 'startsAt', p_starts_at), 'Ask for a later time.');
    when 'RS013' then
      perform core.raise_refusal('RS013', 'this is too short notice',
        jsonb_build_object('field', 'time', 'leadMinutes', extract(epoch from p_venue.lead_time)::integer / 60),
        'Ask for a later time, or call the venue.');
    when 'RS014' then
      perform core.raise_refusal('RS014', 'this is further ahead than the venue takes bookings',
        jsonb_build_object('field', 'date', 'lastDate', v_last_date), format('Ask for a date up to %s.', v_last_date));
  end case;
end
$$;

comment on function core.refuse_time(text, core.venue, timestamp, timestamptz, timestamptz) is
  'Says what core.find_time_fault found against a start. Errors: RS012 in_the_past, RS013 lead_time, RS014 '
  'beyond_horizon, RS017 local_time_missing, RS018 off_grid.';

revoke execute on function core.refuse_time(text, core.venue, timestamp, timestamptz, timestamptz) from public;
