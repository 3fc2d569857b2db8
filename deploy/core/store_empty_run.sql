-- Deploy holdfast:core/store_empty_run to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.store_empty_run(
  p_venue core.venue,
  p_service_date date,
  p_snapshot jsonb,
  p_seed integer,
  p_at timestamptz
)
returns bigint
language sql
volatile
as $$
  select core.store_run(
    p_venue, p_service_date, p_snapshot, '[]', n.scores, n.scores,
    '{"wasteAndJoins": 0, "sellable": 1}', p_seed, 0, p_at)
  from (
    select jsonb '{"seated": 0, "covers": 0, "standing": 0, "wastedSeats": 0, "joins": 0, "shortGapMinutes": 0,
      "sellable": 1, "moves": 0, "cost": 0}' as scores
  ) as n;
$$;

comment on function core.store_empty_run(core.venue, date, jsonb, integer, timestamptz) is
  'Writes the run of a day on which nobody can be moved: nobody has a table, or it is a practice''s.';

revoke execute on function core.store_empty_run(core.venue, date, jsonb, integer, timestamptz) from public;

commit;
