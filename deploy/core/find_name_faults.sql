-- Deploy holdfast:core/find_name_faults to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_name_faults(p_venue jsonb)
returns table (
  path text,
  message text
)
language sql
stable
as $$
  with name (path, slug) as (
    select '$.slug', core.read_text(p_venue -> 'slug')
    union all
    select a.path, core.read_text(a.value)
    from core.list_entries('$.aliases', p_venue -> 'aliases') as a
  )
  -- Looked up name by name: joined, the slugs of all venues would be read.
  select n.path, 'is a name of another venue'
  from name as n
  cross join lateral (
    select v.slug as owner from core.venue as v where v.slug = n.slug
    union all
    select v.slug
    from core.venue_alias as a
    inner join core.venue as v on v.venue_id = a.venue_id
    where a.alias = n.slug
  ) as t
  where t.owner <> core.read_text(p_venue -> 'slug');
$$;

comment on function core.find_name_faults(jsonb) is
  'The slug and the aliases of a venue file that another venue has already.';

revoke execute on function core.find_name_faults(jsonb) from public;

commit;
