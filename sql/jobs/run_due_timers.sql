create or replace function jobs.run_due_timers(p_limit integer)
returns integer
language sql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
  select core.require_argument(p_limit between 1 and 10000, 'limit', 'Give 1 to 10000.');

  -- Only moves what is due into its queue: a tick that did the work itself would take row locks before day locks.
  with due as (
    select t.timer_id
    from core.timer as t
    -- Asked once, or the index could not be searched for it and every timer that lies ahead were read.
    where t.due_at <= (select clock_timestamp())
    order by t.due_at
    limit p_limit
    for update skip locked
  ),
  gone as (
    delete from core.timer as t
    using due as d
    where t.timer_id = d.timer_id
    returning t.queue_name, t.booking_id, t.notification_id
  ),
  told as (
    select pgmq.send(g.queue_name, case g.queue_name
      when 'assignment' then jsonb_build_object('booking_id', g.booking_id)
      else jsonb_build_object('notification_id', g.notification_id)
    end)
    from gone as g
  )
  select count(*)::integer from told;
$$;

comment on function jobs.run_due_timers(integer) is
  'Moves up to p_limit due timers into their queues and says how many. Errors: RS001 invalid_argument.';

revoke execute on function jobs.run_due_timers(integer) from public;
grant execute on function jobs.run_due_timers(integer) to holdfast_worker;
