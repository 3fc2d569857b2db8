-- Deploy holdfast:core/read_special_days to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_special_days(p_venue jsonb)
returns table (
  path text,
  service_date date,
  is_closed boolean,
  opens interval,
  closes interval,
  windows_of integer,
  note text
)
language sql
immutable
as $$
  select
    e.path,
    core.read_date(e.value -> 'date'),
    coalesce(core.read_boolean(e.value -> 'closed'), false),
    s.starts,
    s.ends,
    core.read_whole(e.value -> 'windows_of'),
    core.read_text(e.value -> 'note')
  from core.list_entries('$.special_days', p_venue -> 'special_days') as e
  cross join lateral core.read_span(e.value -> 'open', e.value -> 'close') as s;
$$;

comment on function core.read_special_days(jsonb) is
  'The special days of a venue file, from midnight of the service day. Null where the file has a '
  'fault.';

revoke execute on function core.read_special_days(jsonb) from public;

commit;
