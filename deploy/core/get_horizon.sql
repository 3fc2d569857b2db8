-- Deploy holdfast:core/get_horizon to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.get_horizon(p_venue core.venue, p_at timestamptz)
returns timestamp
language sql
stable
as $$
  select core.get_last_date(p_venue.timezone, p_venue.day_starts_at, p_venue.book_ahead_days, p_at)
    + 1 + p_venue.day_starts_at - interval '1 microsecond';
$$;

comment on function core.get_horizon(core.venue, timestamptz) is
  'The last wall-clock time that can be asked for: the end of the last service day within the horizon.';

revoke execute on function core.get_horizon(core.venue, timestamptz) from public;

commit;
