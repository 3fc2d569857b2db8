-- Deploy holdfast:core/rank_plans to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.rank_plans(p_booking_id bigint, p_top integer, p_at timestamptz)
returns table (
  seating_id bigint,
  resource_ids bigint[],
  capacity integer,
  score numeric,
  parts jsonb
)
language sql
stable
as $$
  select r.seating_id, r.resource_ids, r.capacity, r.score, r.parts
  from core.booking as b
  cross join lateral core.rank_seatings(
    b.venue_id, b.service_date, b.occupied, b.party_size, b.seating_preference, p_top, p_at
  ) as r
  where b.booking_id = p_booking_id;
$$;

comment on function core.rank_plans(bigint, integer, timestamptz) is
  'The best plans for a booking, best first, each with the parts of its score.';

revoke execute on function core.rank_plans(bigint, integer, timestamptz) from public;

commit;
