-- Deploy holdfast:core/read_service_needs to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_service_needs(p_venue jsonb)
returns table (
  path text,
  code text,
  kind text,
  resource_count integer,
  visit_minutes integer,
  buffer_minutes integer,
  processing jsonb
)
language sql
immutable
as $$
  select
    e.path,
    core.read_text(e.value -> 'code'),
    k.kind,
    coalesce(core.read_whole(e.value -> (k.kind || 's')), 1),
    core.read_whole(e.value -> 'minutes'),
    coalesce(core.read_whole(e.value -> k.buffer_key), 0),
    case k.kind when 'therapist' then core.read_list(e.value -> 'processing') else '[]' end
  from core.list_entries('$.services', p_venue -> 'services') as e
  cross join (
    values ('therapist', 'therapist_buffer_minutes'), ('room', 'room_turnover_minutes')
  ) as k (kind, buffer_key)
  where core.read_text(p_venue -> 'kind') = 'practice';
$$;

comment on function core.read_service_needs(jsonb) is
'What the services of a practice''s file take: how many of which kind, for how long, and what time the treatment '
  'works without its therapist. Null where the file has a fault.';

revoke execute on function core.read_service_needs(jsonb) from public;

commit;
