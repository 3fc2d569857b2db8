-- Deploy holdfast:core/delete_empty_zones to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.delete_empty_zones(p_venue_id bigint, p_venue jsonb)
returns void
language sql
volatile
as $$
  delete from core.zone as z
  where z.venue_id = p_venue_id
    and z.name not in (select f.name from core.read_zones(p_venue) as f)
    and not exists (
      select from core.resource as r where r.venue_id = z.venue_id and r.zone_id = z.zone_id
    )
    and not exists (
      select from core.booking as b where b.venue_id = z.venue_id and b.zone_wish_id = z.zone_id
    );
$$;

comment on function core.delete_empty_zones(bigint, jsonb) is
  'Deletes the zones that a venue file no longer has, in which no table, not even a former one, '
  'stands, and which no guest wished for.';

revoke execute on function core.delete_empty_zones(bigint, jsonb) from public;

commit;
