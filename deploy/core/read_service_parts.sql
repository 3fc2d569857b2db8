-- Deploy holdfast:core/read_service_parts to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_service_parts(p_venue jsonb)
returns table (
  code text,
  kind text,
  starts interval,
  ends interval
)
language sql
immutable
as $$
  select
    n.code, n.kind, make_interval(mins => lower(b.busy)),
    make_interval(mins => upper(b.busy) + case b.place when b.part_count then n.buffer_minutes else 0 end)
  from core.read_service_needs(p_venue) as n
  cross join lateral (
    select u.busy, row_number() over (order by u.busy) as place, count(*) over () as part_count
    from unnest(
      int4multirange(int4range(0, n.visit_minutes)) - coalesce((
        select range_agg(int4range(p.after, p.after + p.minutes))
        from jsonb_array_elements(n.processing) as e
        cross join lateral (
          select core.read_whole(e.value -> 'after_minutes') as after, core.read_whole(e.value -> 'minutes') as minutes
        ) as p
      ), '{}')
    ) as u (busy)
  ) as b
  where n.resource_count > 0;
$$;

comment on function core.read_service_parts(jsonb) is
'The parts of the services of a faultless practice''s file, from the beginning of the appointment: who treats is free '
  'while the treatment works by itself; the buffer follows the last part.';

revoke execute on function core.read_service_parts(jsonb) from public;

commit;
