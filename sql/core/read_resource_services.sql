create or replace function core.read_resource_services(p_venue jsonb)
returns table (
  path text,
  kind text,
  label text,
  code text
)
language sql
immutable
as $$
  select e.path, r.kind, r.label, core.read_text(e.value)
  from core.read_resources(p_venue) as r
  cross join lateral (select case r.kind when 'therapist' then 'skills' else 'services' end as key) as k
  cross join lateral core.list_entries(r.path || '.' || k.key, r.value -> k.key) as e;
$$;

comment on function core.read_resource_services(jsonb) is
'The skills of a practice''s therapists and what its rooms suit. Null where the file has a fault.';

revoke execute on function core.read_resource_services(jsonb) from public;
