-- Deploy holdfast:core/list_slots to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_slots(
  p_venue core.venue,
  p_from date,
  p_until date,
  p_service_id bigint,
  p_units integer,
  p_therapist_id bigint,
  p_exclude_id bigint,
  p_is_insider boolean,
  p_at timestamptz
)
returns table (
  service_date date,
  starts_local timestamp,
  starts_at timestamptz,
  ends_at timestamptz,
  fold integer,
  therapist_ids bigint[],
  room_ids bigint[]
)
language plpgsql
stable
as $$
declare
  -- The last instant that is too soon.
  v_after timestamptz := greatest(p_at, p_at + p_venue.lead_time - interval '1 microsecond');
begin
  if p_is_insider then
    -- How far ahead and how soon are rules for guests; the desk has its own calendar.
    p_venue.book_ahead_days := 1000;
    v_after := p_at;
  end if;
  return query
    with need as materialized (
      select n.kind, n.resource_count * p_units as wanted
      from core.service_need as n
      where n.service_id = p_service_id
    ),
    able as materialized (
      select a.service_date, a.resource_id, a.kind, a.open_times, a.starts
      from core.list_able(p_venue, p_from, p_until, p_service_id, p_exclude_id, p_at) as a
    ),
    -- Somebody of each kind can begin, within the hours and the notice: a set, before any start is looked at.
    possible as materialized (
      select
        k.service_date,
        range_intersect_agg(k.starts) * core.list_starts_within(k.open_times, p_service_id)
          * tstzmultirange(tstzrange(v_after, null, '()')) as starts
      from (
        select a.service_date, a.kind, a.open_times, range_agg(u.starts) as starts
        from able as a
        cross join lateral unnest(a.starts) as u(starts)
        group by a.service_date, a.kind, a.open_times
      ) as k
      group by k.service_date, k.open_times
      having count(*) = (select count(*) from need)
    ),
    grid as materialized (
      select p.service_date, g.starts_local, g.starts_at, g.fold
      from possible as p
      cross join lateral core.list_grid(p_venue, p.service_date, p.starts) as g
      where g.starts_local <= core.get_horizon(p_venue, p_at)
    ),
    chosen as (
      select g.service_date, g.starts_local, g.starts_at, g.fold, a.kind,
        array_agg(a.resource_id order by a.resource_id) as resource_ids
      from grid as g
      inner join able as a on a.service_date = g.service_date and a.starts @> g.starts_at
      group by g.service_date, g.starts_local, g.starts_at, g.fold, a.kind
    )
    select
      c.service_date, c.starts_local, c.starts_at, c.starts_at + t.turn_length, c.fold,
      coalesce(max(c.resource_ids) filter (where c.kind = 'therapist'), '{}'),
      coalesce(max(c.resource_ids) filter (where c.kind = 'room'), '{}')
    from chosen as c
    inner join need as n on n.kind = c.kind and cardinality(c.resource_ids) >= n.wanted
    cross join core.turn_time as t
    where t.service_id = p_service_id
    group by c.service_date, c.starts_local, c.starts_at, c.fold, t.turn_length
    having count(*) = (select count(*) from need)
      and (p_therapist_id is null or bool_or(p_therapist_id = any (c.resource_ids)));
end
$$;

comment on function core.list_slots(core.venue, date, date, bigint, integer, bigint, bigint, boolean, timestamptz) is
'The starts at which an appointment can be had on these service days, each with the therapists and rooms who would do. '
  'p_units appointments at once; with p_therapist_id only those that this therapist is free for.';

revoke execute on function core.list_slots(core.venue, date, date, bigint, integer, bigint, bigint, boolean, timestamptz) from public;

commit;
