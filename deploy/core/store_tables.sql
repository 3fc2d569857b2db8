-- Deploy holdfast:core/store_tables to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.store_tables(p_venue_id bigint, p_venue jsonb)
returns void
language plpgsql
volatile
as $$
begin
  insert into core.zone as z (venue_id, name, setting)
  select p_venue_id, f.name, f.setting
  from core.read_zones(p_venue) as f
  on conflict (venue_id, name) do update set setting = excluded.setting
  where z.setting <> excluded.setting;

  insert into core.resource (
    venue_id, kind, label, zone_id, seats, party_min, party_max, is_movable, x, y
  )
  select
    p_venue_id, 'table', f.label, z.zone_id, f.seats, f.party_min, f.party_max, f.is_movable, f.x,
    f.y
  from core.read_tables(p_venue) as f
  inner join core.zone as z on z.venue_id = p_venue_id and z.name = f.zone
  on conflict (venue_id, kind, label) do update set
    zone_id = excluded.zone_id,
    seats = excluded.seats,
    party_min = excluded.party_min,
    party_max = excluded.party_max,
    is_movable = excluded.is_movable,
    is_active = true,
    x = excluded.x,
    y = excluded.y;

  -- Claims refer to tables, so that one is never deleted.
  update core.resource as r
  set is_active = false
  where r.venue_id = p_venue_id
    and r.is_active
    and r.label not in (select f.label from core.read_tables(p_venue) as f);
end
$$;

comment on function core.store_tables(bigint, jsonb) is
  'Makes a venue''s zones and tables those of a faultless venue file: a name keeps its key, a '
  'table that has vanished is no longer active, a zone that has vanished stays until '
  'core.delete_empty_zones.';

revoke execute on function core.store_tables(bigint, jsonb) from public;

commit;
