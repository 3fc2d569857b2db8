create or replace function core.store_run(
  p_venue core.venue,
  p_service_date date,
  p_snapshot jsonb,
  p_plan jsonb,
  p_before jsonb,
  p_after jsonb,
  p_bound jsonb,
  p_seed integer,
  p_iteration_count integer,
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
    p_venue.venue_id, p_service_date,
    case when g.seated > 0 or (g.moved > 0 and g.improvement >= p_venue.optimizer_threshold)
      then 'proposed' else 'not_worth_it' end,
    coalesce(p_snapshot, '{}'), p_plan, p_before, p_after, p_bound, g.improvement, g.seated, g.moved,
    core.word_repack(p_before, p_after, p_bound, g.improvement, p_venue.optimizer_threshold),
    p_seed, p_iteration_count, clock_timestamp() - p_at, core.name_actor(), p_at
  from (
    select
      (p_after ->> 'seated')::integer - (p_before ->> 'seated')::integer as seated,
      (p_after ->> 'moves')::integer as moved,
      ((p_after ->> 'sellable')::double precision - (p_before ->> 'sellable')::double precision)
        / greatest((p_before ->> 'sellable')::double precision, 0.01) as improvement
  ) as g
  returning optimization_run_id;
$$;

comment on function
  core.store_run(core.venue, date, jsonb, jsonb, jsonb, jsonb, jsonb, integer, integer, timestamptz) is
  'Writes a run. It is worth applying when it seats somebody who had no table, or when the sellable share grows by the '
  'venue''s threshold; the raw cost decides nothing.';

revoke execute on function
  core.store_run(core.venue, date, jsonb, jsonb, jsonb, jsonb, jsonb, integer, integer, timestamptz) from public;
