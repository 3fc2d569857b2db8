create or replace view ops.optimization
with (security_barrier)
as
select
  r.optimization_run_id as run_id, v.slug as venue_slug, r.service_date, r.status, r.improvement as score_delta,
  r.seated_count, r.moved_count, r.rationale, r.changes, r.iteration_count, r.duration, r.actor, r.made_at, r.applied_at
from core.optimization_run as r
inner join core.venue as v on v.venue_id = r.venue_id;

comment on view ops.optimization is 'What the optimiser found, and what was done with it; api.apply_optimal_assignment takes the run_id.';
comment on column ops.optimization.run_id is 'The run.';
comment on column ops.optimization.venue_slug is 'The venue.';
comment on column ops.optimization.service_date is 'The service day.';
comment on column ops.optimization.status is 'proposed, not_worth_it, applied, day_changed or failed.';
comment on column ops.optimization.score_delta is 'Relative gain of the share of wished-for requests that could still be seated.';
comment on column ops.optimization.seated_count is 'Bookings that had no table and get one.';
comment on column ops.optimization.moved_count is 'Bookings that get other tables.';
comment on column ops.optimization.rationale is 'The plan in words.';
comment on column ops.optimization.changes is 'Why it was refused.';
comment on column ops.optimization.iteration_count is 'Steps of the search.';
comment on column ops.optimization.duration is 'How long it took.';
comment on column ops.optimization.actor is 'Who asked for it.';
comment on column ops.optimization.made_at is 'When.';
comment on column ops.optimization.applied_at is 'When it was applied.';

grant select on ops.optimization to holdfast_staff, holdfast_monitor;
