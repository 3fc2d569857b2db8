-- Deploy holdfast:core/rebuild_seatings to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.rebuild_seatings(p_venue_id bigint)
returns integer
language plpgsql
volatile
as $$
declare
  c_limit constant integer := 2000;
  v_room integer;
  v_count integer;
begin
  perform from core.venue as v where v.venue_id = p_venue_id for no key update;
  if not found then
    perform core.raise_refusal('RS004', 'there is no such venue',
      jsonb_build_object('venueId', p_venue_id), 'Load the venue first.');
  end if;
  -- Single tables and what staff allow always have their place; computed combinations share the rest.
  select c_limit - t.table_count - o.override_count into v_room
  from (
    select count(*) as table_count from core.resource as r
    where r.venue_id = p_venue_id and r.kind = 'table' and r.is_active
  ) as t
  cross join (
    select count(*) as override_count from core.combination as c where c.venue_id = p_venue_id and c.is_allowed
  ) as o;

  with wanted as materialized (
    select w.* from core.list_seatings(p_venue_id, v_room) as w
  ),
  gone as (
    delete from core.seating as s
    where s.venue_id = p_venue_id and s.resource_ids not in (select w.resource_ids from wanted as w)
  ),
  stored as (
    insert into core.seating as s (
      venue_id, resource_ids, zone_id, setting, capacity, party_min, party_max, penalty, is_override, rank
    )
    select p_venue_id, w.* from wanted as w
    on conflict (venue_id, resource_ids) do update set
      (zone_id, setting, capacity, party_min, party_max, penalty, is_override, rank) = (excluded.zone_id,
        excluded.setting, excluded.capacity, excluded.party_min, excluded.party_max, excluded.penalty,
        excluded.is_override, excluded.rank)
  )
  select count(*) into v_count from wanted;

  update core.venue as v
  set is_truncated = (select count(*) > v_room from core.find_combinations(p_venue_id, v_room + 1))
  where v.venue_id = p_venue_id;
  return v_count;
end
$$;

comment on function core.rebuild_seatings(bigint) is
  'Computes a venue''s seatings anew from its floor and returns how many there are. An unchanged set of tables keeps its '
  'key. At most 2000: when there are more, the largest computed sets are left out and venue.is_truncated says so. '
  'Errors: RS004 venue_unknown.';

revoke execute on function core.rebuild_seatings(bigint) from public;

commit;
