-- Deploy holdfast:core/find_time_fault to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_time_fault(
  p_starts_local timestamp,
  p_starts_at timestamptz,
  p_service_date date,
  p_timezone text,
  p_day_starts_at interval,
  p_slot_length interval,
  p_lead_time interval,
  p_book_ahead_days integer,
  p_is_insider boolean,
  p_at timestamptz
)
returns text
language sql
stable
as $$
  -- One expression, which is inlined: a call would cost more than what it asks.
  select case
    when p_starts_at is null then 'RS017'
    -- Counted from the service day's midnight, so that a slot length that does not divide a day has one grid all night.
    when date_bin(p_slot_length, p_starts_local, p_service_date) <> p_starts_local then 'RS018'
    when p_starts_at <= p_at then 'RS012'
    when not p_is_insider and p_starts_at < p_at + p_lead_time then 'RS013'
    when p_service_date > core.get_last_date(p_timezone, p_day_starts_at, p_book_ahead_days, p_at) then 'RS014'
  end;
$$;

comment on function core.find_time_fault(
  timestamp, timestamptz, date, text, interval, interval, interval, integer, boolean, timestamptz
) is
  'The code of what is wrong with a start, null when nothing is: RS012 in_the_past, RS013 lead_time (guests only), RS014 '
  'beyond_horizon, RS017 local_time_missing, RS018 off_grid.';

revoke execute on function core.find_time_fault(
  timestamp, timestamptz, date, text, interval, interval, interval, integer, boolean, timestamptz
) from public;

commit;
