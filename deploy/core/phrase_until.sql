-- Deploy holdfast:core/phrase_until to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.phrase_until(p_venue core.venue, p_service_date date, p_until_at timestamptz)
returns table (
  until_time time,
  words text
)
language sql
stable
as $$
  select
    case when d.is_same_day then u.until_local::time end,
    -- Said on the telephone, a time alone is that of the day that is spoken of.
    to_char(u.until_local, case when d.is_same_day then 'HH24:MI' else 'HH24:MI "on" FMDay FMDD FMMonth' end)
  from (select p_until_at at time zone p_venue.timezone as until_local) as u
  cross join lateral (select (u.until_local - p_venue.day_starts_at)::date = p_service_date as is_same_day) as d;
$$;

comment on function core.phrase_until(core.venue, date, timestamptz) is
  'Until when something lasts, as said of a service day: the venue''s wall clock, null when that is another day, and in '
  'words, then with the date.';

revoke execute on function core.phrase_until(core.venue, date, timestamptz) from public;

commit;
