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
  v_room integer;
  v_count integer;
begin
  perform from core.venue as v where v.venue_id = p_venue_id for no key update;
  if not found then
    perform core.raise_refusal('RS004', 'there is no such venue',
      jsonb_build_object('venueId', p_venue_id), 'Load the venue first.');
  end if;
  v_room := core.get_combination_room(p_venue_id);

  with wanted as materialized (
    select
      l.resource_ids, l.zone_id, l.setting, l.capacity, l.party_min, l.party_max, l.penalty,
      l.is_override, l.rank
    from core.list_seatings(p_venue_id, v_room) as l
  ),
  gone as (
    delete from core.seating as s
    where s.venue_id = p_venue_id
      and s.resource_ids not in (select w.resource_ids from wanted as w)
  ),
  stored as (
    insert into core.seating (
      venue_id, resource_ids, zone_id, setting, capacity, party_min, party_max, penalty,
      is_override, rank
    )
    select
      p_venue_id, w.resource_ids, w.zone_id, w.setting, w.capacity, w.party_min, w.party_max,
      w.penalty, w.is_override, w.rank
    from wanted as w
    on conflict (venue_id, resource_ids) do update set
      zone_id = excluded.zone_id,
      setting = excluded.setting,
      capacity = excluded.capacity,
      party_min = excluded.party_min,
      party_max = excluded.party_max,
      penalty = excluded.penalty,
      is_override = excluded.is_override,
      rank = excluded.rank
  )
  select count(*) into v_count from wanted;

  update core.venue as v
  set
    is_truncated = (select count(*) > v_room from core.find_combinations(p_venue_id, v_room + 1)),
    party_sizes = coalesce(p.any_setting, '{}'),
    indoor_party_sizes = coalesce(p.indoor, '{}'),
    outdoor_party_sizes = coalesce(p.outdoor, '{}')
  from (
    select
      range_agg(int4range(s.party_min, s.party_max, '[]')) as any_setting,
      range_agg(int4range(s.party_min, s.party_max, '[]')) filter (where s.setting = 'indoor') as indoor,
      range_agg(int4range(s.party_min, s.party_max, '[]')) filter (where s.setting = 'outdoor') as outdoor
    from core.seating as s
    where s.venue_id = p_venue_id
  ) as p
  where v.venue_id = p_venue_id;
  return v_count;
end
$$;

comment on function core.rebuild_seatings(bigint) is
  'Computes a venue''s seatings anew from its floor, and which party sizes they take, and returns how '
  'many there are. An unchanged set of tables keeps its key. At most 2000: when there are more, the largest computed sets are '
  'left out and venue.is_truncated says so. Errors: RS004 venue_unknown.';

revoke execute on function core.rebuild_seatings(bigint) from public;

commit;
