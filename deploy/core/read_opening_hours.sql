-- Deploy holdfast:core/read_opening_hours to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_opening_hours(p_venue jsonb)
returns table (
  path text,
  weekday integer,
  opens interval,
  closes interval
)
language sql
immutable
as $$
  select e.path, core.read_whole(e.value -> 'weekday'), s.starts, s.ends
  from core.list_entries('$.opening_hours', p_venue -> 'opening_hours') as e
  cross join lateral core.read_span(e.value -> 'open', e.value -> 'close') as s;
$$;

comment on function core.read_opening_hours(jsonb) is
  'The weekly hours of a venue file, from midnight of the service day. Null where the file has a '
  'fault.';

revoke execute on function core.read_opening_hours(jsonb) from public;

commit;
