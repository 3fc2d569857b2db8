"""A past of any length, loaded in bulk: bookings that were confirmed, and their claims."""

from psycopg import Connection

_PAST = """
with service as (
  select s.venue_id, s.service_id, array(
    select r.resource_id from core.resource as r where r.venue_id = s.venue_id) as tables
  from core.service as s join core.venue as v on v.venue_id = s.venue_id
  where v.slug = %(venue)s and s.code = 'dinner'
),
slot as (
  -- Four visits a table and day, back through the years.
  select n, s.*, s.tables[1 + n %% cardinality(s.tables)] as resource_id,
    date '2026-01-01' - (n / (4 * cardinality(s.tables)))::integer as day,
    ((n / cardinality(s.tables)) %% 4)::integer as visit
  from service as s cross join generate_series(0, %(count)s::bigint - 1) as n
),
booked as (
  insert into core.booking (
    reference, venue_id, service_id, service_date, starts_local, during, occupied, party_size,
    seating_preference, state, state_path, state_version, state_actor, source, created_at)
  select 'P' || lpad(upper(to_hex(n)), 9, '0'), venue_id, service_id, day,
    day + time '16:00' + visit * interval '100 minutes',
    tstzrange(at, at + interval '75 minutes'), tstzrange(at, at + interval '80 minutes'), 2,
    'any', 'confirmed',
    '{created,capacity_verified,assignment_pending,assignment_in_progress,confirmed}',
    0, 'bench', 'bench', at - interval '3 days'
  from slot
  cross join lateral (
    select (day + time '16:00' + visit * interval '100 minutes') at time zone 'UTC') as t(at)
  returning booking_id, reference, venue_id, service_date, occupied
)
insert into core.claim (venue_id, service_date, resource_id, during, kind, booking_id)
select b.venue_id, b.service_date, s.resource_id, b.occupied, 'booking', b.booking_id
from booked as b
join slot as s on 'P' || lpad(upper(to_hex(s.n)), 9, '0') = b.reference
"""
_SIZE = "select pg_database_size(current_database())"


def load_past(connection: Connection, venue: str, count: int) -> float | None:
    """So many bookings of the past at a venue; the bytes that each takes, with its history."""
    empty = _size(connection)
    connection.execute(_PAST, {"venue": venue, "count": count})
    connection.execute("vacuum analyze")
    return (_size(connection) - empty) / count if count else None


def _size(connection: Connection) -> int:
    row = connection.execute(_SIZE).fetchone()
    assert row is not None
    return int(row[0])
