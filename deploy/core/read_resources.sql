-- Deploy holdfast:core/read_resources to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_resources(p_venue jsonb)
returns table (
  path text,
  kind text,
  label text,
  value jsonb
)
language sql
immutable
as $$
  select e.path, k.kind, core.read_text(e.value -> 'label'), e.value
  from (values ('therapist'), ('room')) as k (kind)
  cross join lateral core.list_entries('$.' || k.kind || 's', p_venue -> (k.kind || 's')) as e;
$$;

comment on function core.read_resources(jsonb) is
'The therapists and rooms of a practice''s file. Null where the file has a fault.';

revoke execute on function core.read_resources(jsonb) from public;

commit;
