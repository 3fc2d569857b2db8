"""Does it stay as fast beside a growing past? One client's request and assignment, timed with more
and more bookings behind it, which are loaded in bulk."""

import time
from datetime import date, timedelta
from typing import Any

from psycopg import Connection
from rich.table import Table

from cli.bench.session import Bench
from cli.bench.spread import Spread
from cli.bench.venues import first_day, load, make_floor
from cli.wishes import draw_wishes, list_starts

NAME = "growth"
VENUE = "floor-40"
PASTS = {"full": (0, 100_000, 1_000_000), "quick": (0, 20_000)}
SAMPLES_A_DAY = 40

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
  from service as s cross join generate_series(%(first)s::bigint, %(last)s::bigint - 1) as n
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
_REQUEST = """
select booking_id from api.request_booking(
  p_venue => %s, p_date => %s, p_time => %s, p_party => %s, p_service => %s, p_name => 'Guest')
"""
_SIZE = "select pg_database_size(current_database())"


def measure(bench: Bench) -> dict[str, Any]:
    """The same wishes on ever later days, with more past each time."""
    database = bench.make_database(NAME)
    pasts, rows = PASTS.get(bench.size.name, (0, 2000)), []
    with bench.server.connect(database) as connection:
        load(connection, [make_floor(VENUE, 40)])
        day, known, empty = first_day(connection, VENUE), 0, _size(connection)
        for past in pasts:
            with bench.narrator.step(f"{past:,} bookings of the past"):
                wanted = {"venue": VENUE, "first": known, "last": past}
                connection.execute(_PAST, wanted)
                connection.execute("vacuum analyze")
                known = past
            size = _size(connection)
            yardstick = bench.one_client_ms()
            times = _time(connection, day, bench.size.samples)
            day += timedelta(days=1 + bench.size.samples // SAMPLES_A_DAY)
            rows.append(
                {
                    "past": past,
                    "bytes_a_booking": (size - empty) / past if past else None,
                    **Spread.of(times, yardstick).to_json(),
                }
            )
    return {"rows": rows, "samples": bench.size.samples}


def _time(connection: Connection, first: date, samples: int) -> list[float]:
    """Milliseconds of a request and its assignment, the first few left out."""
    times = []
    for number in range(samples + 5):
        day = first + timedelta(days=number // SAMPLES_A_DAY)
        if number % SAMPLES_A_DAY == 0:
            wishes = draw_wishes(list_starts(connection, VENUE, day), 1, {2: 6, 4: 3, 6: 1})
        wish = next(wishes)
        began = time.perf_counter()
        row = connection.execute(
            _REQUEST, [VENUE, wish.day, wish.time, wish.party, wish.service]
        ).fetchone()
        connection.execute("select outcome from jobs.assign(%s)", row)
        times.append((time.perf_counter() - began) * 1000)
    return times[5:]


def _size(connection: Connection) -> int:
    row = connection.execute(_SIZE).fetchone()
    assert row is not None
    return int(row[0])


def tables(figures: dict[str, Any]) -> list[Table]:
    """What people want to know."""
    shown = Table("bookings of the past", "request and assignment", "disk a booking",
                  title="growth")  # fmt: skip
    for row in figures[NAME]["rows"]:
        size = row["bytes_a_booking"]
        shown.add_row(
            f"{row['past']:,}",
            f"p50 {row['p50_ms']:.2f} ms, p95 {row['p95_ms']:.2f} ms",
            "" if size is None else f"{size:.0f} bytes",
        )
    return [shown]
