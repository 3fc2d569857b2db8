-- Deploy holdfast:core/read_service_windows to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_service_windows(p_venue jsonb)
returns table (
  path text,
  day_path text,
  code text,
  weekday integer,
  starts interval,
  ends interval
)
language sql
immutable
as $$
  select w.path, d.path, s.code, core.read_whole(d.value), p.starts, p.ends
  from core.read_services(p_venue) as s
  cross join lateral core.list_entries(s.path || '.windows', s.windows) as w
  cross join lateral core.read_span(w.value -> 'start', w.value -> 'end') as p
  cross join lateral core.list_entries(w.path || '.days', w.value -> 'days') as d;
$$;

comment on function core.read_service_windows(jsonb) is
  'The windows of a venue file''s services, one row a weekday, from midnight of the service day. '
  'Null where the file has a fault.';

revoke execute on function core.read_service_windows(jsonb) from public;

commit;
