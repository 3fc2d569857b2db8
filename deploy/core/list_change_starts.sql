-- Deploy holdfast:core/list_change_starts to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_change_starts(
  p_booking core.booking,
  p_from date,
  p_until date,
  p_party integer,
  p_seating text,
  p_is_insider boolean,
  p_at timestamptz
)
returns table (
  service_id bigint,
  service_date date,
  starts_local timestamp,
  starts_at timestamptz,
  fold integer
)
language sql
stable
as $$
  select f.service_id, d.day::date, f.starts_local, f.starts_at, core.get_fold(f.starts_local, f.starts_at, v.timezone)
  from core.venue as v
  cross join generate_series(p_from::timestamp, p_until::timestamp, interval '1 day') as d(day)
  cross join lateral core.list_free_starts(
    v, d.day::date, p_party, null, p_seating, p_booking.booking_id, p_is_insider, p_at
  ) as f
  where v.venue_id = p_booking.venue_id and v.kind <> 'practice'
  union all
  select p_booking.service_id, s.service_date, s.starts_local, s.starts_at, s.fold
  from core.venue as v
  cross join lateral core.list_slots(
    v, p_from, p_until, p_booking.service_id, core.count_units(p_booking.service_id, p_party),
    p_booking.therapist_wish_id, p_booking.booking_id, p_is_insider, p_at
  ) as s
  where v.venue_id = p_booking.venue_id and v.kind = 'practice';
$$;

comment on function core.list_change_starts(core.booking, date, date, integer, text, boolean, timestamptz) is
  'The starts on these service days to which a booking could be changed and be seated at once: at a restaurant of every '
  'service, at a practice of its own and with the therapist who was asked for. What it has itself is not in its way.';

revoke execute on function
  core.list_change_starts(core.booking, date, date, integer, text, boolean, timestamptz) from public;

commit;
