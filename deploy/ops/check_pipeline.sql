-- Deploy holdfast:ops/check_pipeline to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function ops.check_pipeline()
returns table (invariant text, venue_id bigint, booking_id bigint, detail jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select 'waiting_booking_is_queued', b.venue_id, b.booking_id, jsonb_build_object('since', b.created_at)
  from core.booking as b
  where b.state = 'assignment_pending'
    and not exists (
      select from pgmq.q_assignment as q
      where core.read_key(q.message, 'booking_id') = b.booking_id and not q.message ? 'service_date'
    )
    and not exists (select from core.timer as t where t.booking_id = b.booking_id)
  union all
  select 'nothing_stays_in_progress', b.venue_id, b.booking_id, jsonb_build_object('version', b.state_version)
  from core.booking as b
  where b.state = 'assignment_in_progress'
  union all
  select 'attempts_are_recorded', b.venue_id, b.booking_id,
    jsonb_build_object('attempts', b.attempt_count, 'rows', a.row_count)
  from core.booking as b
  cross join lateral (
    select count(*) as row_count from core.booking_attempt as a where a.booking_id = b.booking_id
  ) as a
  where a.row_count <> b.attempt_count
    -- Older ones are pruned, one by one.
    and b.service_date >= current_date - (select r.keep from core.retention as r where r.what = 'booking_attempt');
$$;

comment on function ops.check_pipeline() is
  'Invariants of the pipeline: what waits is queued, nothing is stuck, attempts are complete.';

revoke execute on function ops.check_pipeline() from public;
grant execute on function ops.check_pipeline() to holdfast_staff, holdfast_monitor;

commit;
