-- Deploy holdfast:core/explain_zone_fault to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.explain_zone_fault(p_zone text)
returns text
language sql
stable
as $$
  select case
    -- Offsets are no zones: they know no summer time, and 'UTC+3' means three hours behind.
    when p_zone ~ '^(posix|right)/|[+-][0-9]'
      or p_zone in ('Factory', 'localtime', 'posixrules')
      -- Postgres reads these as abbreviations of a fixed offset, all year round.
      or p_zone in ('CET', 'EET', 'MET', 'WET')
      -- That view reads every file of the zones: what a venue has was looked up before.
      or not exists (select from core.venue as v where v.timezone = p_zone)
      and not exists (select from pg_catalog.pg_timezone_names as z where z.name = p_zone)
    then 'must be the name of a time zone, such as Europe/London'
  end;
$$;

comment on function core.explain_zone_fault(text) is
  'What is wrong with the name of a time zone in a venue file; null when nothing is.';

revoke execute on function core.explain_zone_fault(text) from public;

commit;
