-- Deploy holdfast:core/store_failed_run to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.store_failed_run(
  p_venue_id bigint,
  p_service_date date,
  p_error text,
  p_at timestamptz
)
returns bigint
language sql
volatile
as $$
  insert into core.optimization_run (
    venue_id, service_date, status, snapshot, plan, before, after, bound, improvement, seated_count, moved_count,
    rationale, seed, iteration_count, duration, actor, made_at
  )
  select
    p_venue_id, p_service_date, 'failed', '{}', '[]', '{}', '{}', '{}', 0, 0, 0,
    format('This day could not be worked out (%s); nothing is moved.', p_error), 0, 0, interval '0', core.name_actor(), p_at
  returning optimization_run_id;
$$;

comment on function core.store_failed_run(bigint, date, text, timestamptz) is
  'Writes the run of a day that could not be worked out, with the error''s code: it is not due again before its next look.';

revoke execute on function core.store_failed_run(bigint, date, text, timestamptz) from public;

commit;
