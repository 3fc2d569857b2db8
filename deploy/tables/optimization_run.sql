-- Deploy holdfast:tables/optimization_run to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.optimization_run (
  optimization_run_id bigint generated always as identity primary key,
  venue_id bigint not null references core.venue on delete cascade,
  service_date date not null,
  status text not null,
  snapshot jsonb not null,
  plan jsonb not null,
  before jsonb not null,
  after jsonb not null,
  bound jsonb not null,
  improvement double precision not null,
  seated_count integer not null,
  moved_count integer not null,
  rationale text not null,
  changes text[],
  seed integer not null,
  iteration_count integer not null,
  duration interval not null,
  actor text not null,
  made_at timestamptz not null,
  applied_at timestamptz,
  check (status in ('proposed', 'not_worth_it', 'applied', 'day_changed', 'failed')),
  check ((status = 'applied') = (applied_at is not null))
);

create index optimization_run_service_day_idx on core.optimization_run (venue_id, service_date, made_at);

comment on table core.optimization_run is 'One look at a whole service day: what could sit where, how much better that is, and whether it was done.';
comment on column core.optimization_run.optimization_run_id is 'Key.';
comment on column core.optimization_run.venue_id is 'The venue.';
comment on column core.optimization_run.service_date is 'The service day.';
comment on column core.optimization_run.status is 'proposed, not_worth_it, applied, day_changed (refused, see changes), or failed (see rationale).';
comment on column core.optimization_run.snapshot is 'What the day was like: by booking or blackout its state and tables. Applying compares.';
comment on column core.optimization_run.plan is 'For each booking that may move or that waits: {"booking", "from", "to"}, tables by key.';
comment on column core.optimization_run.before is 'Scores of the day as it was.';
comment on column core.optimization_run.after is 'Scores of the day as planned.';
comment on column core.optimization_run.bound is 'What no plan can beat.';
comment on column core.optimization_run.improvement is 'Relative gain of the sellable share of wished-for requests.';
comment on column core.optimization_run.seated_count is 'Bookings that had no table and get one.';
comment on column core.optimization_run.moved_count is 'Bookings that get other tables.';
comment on column core.optimization_run.rationale is 'The plan in words.';
comment on column core.optimization_run.changes is 'Why it was refused: what had changed by then.';
comment on column core.optimization_run.seed is 'Seed of the search.';
comment on column core.optimization_run.iteration_count is 'How many changes the search tried.';
comment on column core.optimization_run.duration is 'How long it took.';
comment on column core.optimization_run.actor is 'Who asked for it.';
comment on column core.optimization_run.made_at is 'When.';
comment on column core.optimization_run.applied_at is 'When it was applied; null otherwise.';

commit;
