create or replace function core.seat_directly(
  p_booking_ids bigint[],
  p_service_dates date[],
  p_began_at timestamptz,
  p_at timestamptz
)
returns bigint[]
language plpgsql
volatile
as $$
declare
  v_seated bigint[];
begin
  -- One statement for all of them: starting a statement costs more than its rows do. A hold that has expired still
  -- counts here, since its claim is still there; only who finds nothing else looks behind it, afterwards.
  with ranked as materialized (
    select b.booking_id, b.venue_id, b.service_date, b.occupied, b.attempt_count, f.strategy_weights, r.best, r.considered
    from unnest(p_booking_ids, p_service_dates) as w(booking_id, service_date)
    inner join core.booking as b on b.booking_id = w.booking_id and b.service_date = w.service_date
    cross join lateral core.get_day_frame(b.venue_id, b.service_date) as f
    cross join lateral (
      -- They come best first. row(x.*), because x alone is packed up as a stored row would be.
      select
        (array_agg(row(p.*)::core.ranked_seating))[1] as best,
        json_agg(c) as considered
      from core.rank_seatings(
        row(f.*)::core.day_frame, b.occupied, b.party_size, b.seating_preference, b.zone_wish_id, 5, '-infinity'
      ) as p
      cross join lateral (select p.resource_ids as tables, p.score) as c
    ) as r
    where b.state = 'assignment_pending' and b.changing_from is null and lower(b.during) > p_at
      and r.considered is not null
  ),
  claimed as (
    -- Not "on conflict": that would search the day's claims twice, for what cannot be under the day's lock.
    insert into core.claim (venue_id, service_date, resource_id, during, kind, booking_id)
    select r.venue_id, r.service_date, t.resource_id, r.occupied, 'booking', r.booking_id
    from ranked as r
    cross join lateral unnest((r.best).resource_ids) as t(resource_id)
  ),
  tried as (
    insert into core.booking_attempt (booking_id, number, outcome, strategy, plans, lock_wait, duration, at)
    select
      r.booking_id, r.attempt_count + 1, 'confirmed', 'direct',
      json_build_object(
        'tables', (r.best).resource_ids, 'parts', core.explain_plan((r.best).features, r.strategy_weights),
        'considered', r.considered),
      p_at - p_began_at, clock_timestamp() - p_began_at, p_began_at
    from ranked as r
  ),
  confirmed as (
    update core.booking as b
    set state = 'confirmed', state_path = '{assignment_in_progress,confirmed}', state_actor = (select core.name_actor()),
      state_reason = null, attempt_count = b.attempt_count + 1, assignment_strategy = 'direct'
    from ranked as r
    where b.booking_id = r.booking_id
    returning b.booking_id
  )
  select array(select c.booking_id from confirmed as c) into v_seated;
  perform core.queue_notifications(v_seated, 'confirmed', p_at);
  return v_seated;
exception
  when exclusion_violation then
    -- Somebody claimed past the lock: each is looked at by itself.
    return array[]::bigint[];
end
$$;

comment on function core.seat_directly(bigint[], date[], timestamptz, timestamptz) is
  'Seats bookings that wait, at most one a service day and if they are still on it, at their best free seating, and '
  'confirms them, with the attempt''s row and the e-mail: the keys of those seated. The others are as they were. Under '
  'the days'' locks; p_at is the clock read after them.';

revoke execute on function core.seat_directly(bigint[], date[], timestamptz, timestamptz) from public;
