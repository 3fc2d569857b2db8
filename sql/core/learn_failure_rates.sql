create or replace function core.learn_failure_rates(p_venue core.venue, p_at timestamptz)
returns void
language sql
volatile
as $$
  with booking as (
    select b.booking_id
    from core.booking as b
    where b.venue_id = p_venue.venue_id
      and b.service_date between (p_at - interval '182 days')::date and p_at::date
  ),
  plan as (
    -- Plans that lasted are claims still, those that did not are moves from there.
    select array_agg(c.resource_id order by c.resource_id) as resource_ids, 0 as is_moved
    from booking as b
    inner join core.claim as c on c.booking_id = b.booking_id
    group by b.booking_id
    union all
    select m.from_resource_ids, 1
    from booking as b
    inner join core.booking_move as m on m.booking_id = b.booking_id
  ),
  rate as (
    -- Ten plans that lasted are assumed, so that one move in two plans does not condemn a table.
    select p.resource_ids, sum(p.is_moved) / (count(*) + 10.0)::double precision as failure_rate
    from plan as p
    group by p.resource_ids
  )
  update core.seating as s
  set failure_rate = coalesce(r.failure_rate, 0)
  from core.seating as k
  left join rate as r on r.resource_ids = k.resource_ids
  where k.venue_id = p_venue.venue_id
    and s.seating_id = k.seating_id
    and s.failure_rate <> coalesce(r.failure_rate, 0);
$$;

comment on function core.learn_failure_rates(core.venue, timestamptz) is
  'Learns from the last half year which share of the plans on each seating of a venue was later moved.';

revoke execute on function core.learn_failure_rates(core.venue, timestamptz) from public;
