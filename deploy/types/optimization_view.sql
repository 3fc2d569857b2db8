-- Deploy holdfast:types/optimization_view to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create type api.optimization_view as (
  run_id bigint,
  outcome text,
  venue_slug text,
  service_date date,
  improvement double precision,
  threshold double precision,
  rationale text,
  moves jsonb,
  plan jsonb,
  before jsonb,
  after jsonb,
  bound jsonb,
  changes text[],
  iteration_count integer,
  duration interval,
  seed integer,
  made_at timestamptz,
  applied_at timestamptz
);

comment on type api.optimization_view is
  'A run of the optimiser. outcome: proposed, not_worth_it (below the venue''s threshold), applied, already_applied, '
  'day_changed (then changes says what), or failed (then rationale does). improvement: the relative gain in the share of wished-for requests that the day '
  'could still sell. moves: [{"reference", "start", "end", "party", "from", "to"}], from empty for who had no table. plan: the whole '
  'day in the same form. before, after: scores. bound: how good any plan could be.';

commit;
