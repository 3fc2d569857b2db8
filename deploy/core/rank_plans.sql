-- Deploy holdfast:core/rank_plans to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.rank_plans(p_booking core.booking, p_top integer, p_at timestamptz)
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
  from core.rank_seatings(
    p_booking.venue_id, p_booking.service_date, p_booking.occupied, p_booking.party_size,
    p_booking.seating_preference, p_top, p_at
  ) as r;
$$;

comment on function core.rank_plans(core.booking, integer, timestamptz) is
  'The best plans for a booking, best first, each with the parts of its score.';

revoke execute on function core.rank_plans(core.booking, integer, timestamptz) from public;

commit;
