-- Deploy holdfast:core/heed_rate_limits to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.heed_rate_limits(p_message_ids bigint[], p_at timestamptz)
returns bigint[]
language plpgsql
volatile
as $$
declare
  v_held bigint[];
  v_until timestamptz[];
  v_waiting bigint[];
begin
  with asking as (
    -- Who was put off before comes at the time of its place.
    select c.message_id, c.booking_id, c.venue_id, row_number() over (partition by c.venue_id order by c.message_id)::integer as place
    from core.list_claimed(p_message_ids) as c
    where c.is_wish and c.deferred is distinct from 'rate_limited'
  ),
  counted as (
    select a.venue_id, count(*)::integer as asking_count from asking as a group by a.venue_id
  ),
  given as (
    update core.rate_limit as r
    set window_at = r.window_at + e.minutes * interval '1 minute',
      taken_count = greatest(r.taken_count - e.minutes * r.per_minute, 0) + c.asking_count
    from counted as c
    inner join core.rate_limit as o on o.venue_id = c.venue_id
    cross join lateral (
      select floor(extract(epoch from p_at - o.window_at) / 60)::integer as minutes
    ) as e
    where r.venue_id = c.venue_id
    returning r.venue_id, r.window_at, r.per_minute, r.taken_count - c.asking_count as before_count
  )
  select
    array_agg(a.message_id), array_agg(t.turn_at),
    array_agg(a.booking_id) filter (where t.turn_at > p_at + interval '1 minute')
  into v_held, v_until, v_waiting
  from asking as a
  inner join given as g on g.venue_id = a.venue_id
  cross join lateral (select (g.before_count + a.place - 1) / g.per_minute as minutes) as p
  cross join lateral (select g.window_at + p.minutes * interval '1 minute' as turn_at) as t
  where p.minutes > 0;
  if v_held is null then
    return p_message_ids;
  end if;
  perform core.defer_assignments(v_held, v_until, 'rate_limited', p_at);
  perform core.tell_waiting(v_waiting, p_at);
  return array(select m.message_id from unnest(p_message_ids) as m(message_id) where m.message_id <> all (v_held));
end
$$;

comment on function core.heed_rate_limits(bigint[], timestamptz) is
  'Of leased messages of the assignment queue, those that may go on. Each booking of a limited venue is given a place, in '
  'order; those whose place is in a later minute are put off until then, and told when that is more than a minute away.';

revoke execute on function core.heed_rate_limits(bigint[], timestamptz) from public;

commit;
