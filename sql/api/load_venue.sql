create or replace function api.load_venue(p_venue jsonb)
returns table (
  venue_id bigint,
  slug text,
  resource_count integer,
  seating_count integer,
  is_changed boolean
)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
-- The planner expects millions of rows of the file's readers, and compiling costs seconds.
set jit = off
-- Else the search for faults, a large query, is planned anew for each of many venues.
set plan_cache_mode = force_generic_plan
as $$
declare
  v_slug text := core.read_text(p_venue -> 'slug');
  v_hash bytea := sha256(convert_to(p_venue::text, 'UTF8'));
  v_venue_id bigint;
begin
  perform core.require_read_committed();
  -- One venue's slug must not be another's alias, which no constraint can see: so loads take turns.
  lock table core.venue_alias in share row exclusive mode;
  select v.venue_id into v_venue_id
  from core.venue as v
  where v.slug = v_slug and v.loaded_hash = v_hash;
  is_changed := not found;
  if is_changed then
    perform core.refuse_venue_faults(p_venue);
    v_venue_id := core.store_venue_file(p_venue, v_hash, clock_timestamp());
    perform core.hasten_waiting(v_venue_id, clock_timestamp());
  end if;

  venue_id := v_venue_id;
  slug := v_slug;
  select count(*) into resource_count
  from core.resource as r
  where r.venue_id = v_venue_id and r.is_active;
  select count(*) into seating_count
  from core.seating as s
  where s.venue_id = v_venue_id;
  return next;
end
$$;

comment on function api.load_venue(jsonb) is
  'Makes a venue what its file says, all or nothing; the same file again changes nothing '
  '(is_changed is false). What has vanished from the file is no longer active; existing bookings '
  'stay as they are. resource_count counts active tables, seating_count tables and combinations. '
  'Errors: RS003 wrong_isolation_level, RS030 venue_file_invalid (detail.faults is every fault '
  'as {path, message}), RS050 venue_frozen (another kind, time zone or cut-off while future bookings '
  'exist).';

revoke execute on function api.load_venue(jsonb) from public;
grant execute on function api.load_venue(jsonb) to holdfast_service, holdfast_staff;
