create or replace function api.list_venues(p_kind text default null)
returns table (
  slug text,
  name text,
  kind text,
  timezone text
)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select v.slug, v.name, v.kind, v.timezone
  from core.venue as v
  where p_kind is null or v.kind = p_kind
  order by v.slug;
$$;

comment on function api.list_venues(text) is
'The venues, or those of kind restaurant or practice alone.';

revoke execute on function api.list_venues(text) from public;
grant execute on function api.list_venues(text)
  to holdfast_guest, holdfast_service, holdfast_staff;
