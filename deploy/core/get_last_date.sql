-- Deploy holdfast:core/get_last_date to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.get_last_date(
  p_timezone text,
  p_day_starts_at interval,
  p_book_ahead_days integer,
  p_at timestamptz
)
returns date
language sql
stable
as $$
  select ((p_at at time zone p_timezone) - p_day_starts_at)::date + p_book_ahead_days;
$$;

comment on function core.get_last_date(text, interval, integer, timestamptz) is
  'The last service date that can be booked now, for a venue in this zone whose service day starts so long after midnight.';

revoke execute on function core.get_last_date(text, interval, integer, timestamptz) from public;

commit;
