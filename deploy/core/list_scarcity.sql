-- Deploy holdfast:core/list_scarcity to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_scarcity(p_venue_id bigint)
returns table (
  resource_id bigint,
  scarcity double precision
)
language sql
stable
as $$
  select d.resource_id, d.demand / avg(d.demand) over (partition by d.kind)
  from (
    -- Every service is expected as often as any other: each hour of it is shared by all who can serve it.
    select e.resource_id, e.kind, sum(date_part('epoch', e.turn_length) * e.resource_count / e.able_count) as demand
    from (
      select
        r.resource_id, r.kind, t.turn_length, n.resource_count,
        count(*) over (partition by k.service_id, r.kind) as able_count
      from core.resource as r
      inner join core.resource_service as k on k.resource_id = r.resource_id
      inner join core.service as s on s.service_id = k.service_id and s.is_active
      inner join core.service_need as n on n.service_id = k.service_id and n.kind = r.kind
      inner join core.turn_time as t on t.service_id = k.service_id
      where r.venue_id = p_venue_id and r.is_active
    ) as e
    group by e.resource_id, e.kind
  ) as d;
$$;

comment on function core.list_scarcity(bigint) is
'How much each therapist and room of a practice will be asked for: its share of the expected demand, with mean 1 over '
  'its kind.';

revoke execute on function core.list_scarcity(bigint) from public;

commit;
