-- Deploy holdfast:core/list_repackable to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_repackable(
  p_venue core.venue,
  p_service_date date,
  p_origin timestamptz,
  p_unit double precision,
  p_at timestamptz
)
returns table (
  booking_id bigint,
  party_size integer,
  seating_preference text,
  occupied tstzrange,
  seating_id bigint
)
language sql
stable
as $$
  select m.booking_id, m.party_size, m.seating_preference, m.occupied, m.seating_id
  from core.list_movable(p_venue, p_service_date, p_at) as m
  -- Whoever shares a unit of time with the next party stays: to lift one would free the other's time.
  where not exists (
    select
    from core.claim as mine
    inner join core.claim as other
      on other.venue_id = mine.venue_id and other.service_date = mine.service_date
      and other.resource_id = mine.resource_id and other.claim_id <> mine.claim_id
    where mine.booking_id = m.booking_id
      and core.make_mask(mine.during, p_origin, p_unit) & core.make_mask(other.during, p_origin, p_unit) <> 0
  )
  union all
  select w.booking_id, w.party_size, w.seating_preference, w.occupied, null
  from core.list_waiting(p_venue.venue_id, p_service_date, p_at) as w;
$$;

comment on function core.list_repackable(core.venue, date, timestamptz, double precision, timestamptz) is
  'Who may get other tables when a service day is re-packed, with the present seating, and who waits for tables (without).';

revoke execute on function core.list_repackable(core.venue, date, timestamptz, double precision, timestamptz) from public;

commit;
