create or replace function ops.check_waiting()
returns table (invariant text, venue_id bigint, booking_id bigint, detail jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select 'freed_time_is_offered', f.venue_id, null::bigint,
    jsonb_build_object('serviceDate', f.service_date, 'rows', count(*))
  from core.freed_time as f
  where not exists (
    select from pgmq.q_assignment as q
    where core.read_key(q.message, 'venue_id') = f.venue_id and q.message ->> 'service_date' = f.service_date::text
  )
  group by f.venue_id, f.service_date
  union all
  -- Those who were refused wait only while nothing is free; what is being freed has its message.
  select 'nobody_waits_beside_a_free_table', b.venue_id, b.booking_id, jsonb_build_object('tables', p.resource_ids)
  from core.booking as b
  cross join lateral (
    select a.outcome, a.reason
    from core.booking_attempt as a
    where a.booking_id = b.booking_id
    order by a.number desc
    limit 1
  ) as a
  cross join lateral core.get_day_frame(b.venue_id, b.service_date) as f
  cross join lateral core.rank_seatings(
    f, b.occupied, b.party_size, b.seating_preference, b.zone_wish_id, 1, timestamptz '-infinity'
  ) as p
  where b.state = 'assignment_pending'
    and lower(b.during) > now()
    and a.outcome = 'retry'
    and not exists (
      select from core.freed_time as f where f.venue_id = b.venue_id and f.service_date = b.service_date
    )
    and not exists (
      select from pgmq.q_assignment as q where core.read_key(q.message, 'booking_id') = b.booking_id
    )
  union all
  select 'who_is_not_seated_is_told_why', b.venue_id, b.booking_id, jsonb_build_object('state', b.state)
  from core.booking as b
  where b.state in ('manual_review', 'failed') and b.state_reason is null;
$$;

comment on function ops.check_waiting() is
  'Invariants of those who wait: what is freed is offered, nobody waits beside a free table, every refusal has its reason.';

revoke execute on function ops.check_waiting() from public;
grant execute on function ops.check_waiting() to holdfast_staff, holdfast_monitor;
