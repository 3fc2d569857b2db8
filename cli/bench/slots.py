"""`api.find_slots` for a month of a large practice, and that history does not make it slower."""

from contextlib import ExitStack
from datetime import date
from statistics import median
from time import perf_counter
from typing import Any

from psycopg import Connection
from psycopg.types.json import Jsonb
from rich.table import Table

from cli.bench.session import Bench

NAME = "slots"
VENUE = "bench-practice"
THERAPISTS, ROOMS, DAYS, CLAIMS = 20, 12, 30, 3000
HISTORIES = {"full": (1, 10, 100), "quick": (1, 10)}
"""How many times as many claims lie in the past as in the month to come."""
WARM_UP = 5

FILL = """
insert into core.claim (venue_id, service_date, resource_id, during, kind)
select r.venue_id, d.day::date, r.resource_id,
       tstzrange(s.starts_at, s.starts_at + interval '75 minutes'), 'blackout'
  from core.venue as v
 cross join generate_series(%(first)s::timestamp, %(last)s::timestamp, interval '1 day') as d(day)
 cross join generate_series(0, 3) as n(place)
 cross join lateral (
   select q.resource_id, q.venue_id, row_number() over (order by q.resource_id) as number
     from core.resource as q
    where q.venue_id = v.venue_id
 ) as r
 cross join lateral (
   select (d.day + interval '9 hours' + n.place * interval '2 hours'
     + (r.number %% 4) * interval '15 minutes') at time zone v.timezone as starts_at
 ) as s
 where v.slug = %(venue)s and (n.place < 3 or r.number <= %(rest)s)
"""
FIND = """
select count(*)
  from api.find_slots(
    p_venue => %(venue)s, p_service => 'massage', p_from => %(first)s, p_to => %(last)s
  )
"""


def describe_practice() -> dict[str, Any]:
    """The venue file: everybody works all week and can do everything."""
    week = [{"weekday": weekday, "start": "09:00", "end": "18:00"} for weekday in range(1, 8)]
    service = {
        "code": "massage", "name": "Massage", "minutes": 60, "therapist_buffer_minutes": 15,
        "room_turnover_minutes": 10,
    }  # fmt: skip
    return {
        "slug": VENUE,
        "name": "Bench Practice",
        "kind": "practice",
        "timezone": "America/Detroit",
        "policy": {"book_ahead_days": 365},
        "opening_hours": [
            {"weekday": day["weekday"], "open": "09:00", "close": "18:00"} for day in week
        ],
        "services": [service],
        "therapists": [
            {"label": f"T{place}", "skills": ["massage"], "hours": week}
            for place in range(THERAPISTS)
        ],
        "rooms": [{"label": f"R{place}", "services": ["massage"]} for place in range(ROOMS)],
    }


def measure(bench: Bench) -> dict[str, Any]:
    """A month for all staff with 3,000 claims, after 1, 10 and, at full length, 100 times as many
    of the past.

    Each history has a database of its own and they are asked in turn, so that what others take
    from the machine falls on all alike.
    """
    with ExitStack() as stack:
        practices = {}
        for times in HISTORIES[bench.size.name]:
            with bench.narrator.step(f"set-up: {times} x {CLAIMS} claims of the past"):
                database = bench.make_database(f"{NAME}_{times}")
                connection = stack.enter_context(bench.server.connect(database))
                practices[times] = _prepare(connection, times)
        with bench.narrator.step("find_slots, each history in turn"):
            runs = _time(practices, WARM_UP + max(20, bench.size.samples // 2))
    return {
        "therapists": THERAPISTS,
        "rooms": ROOMS,
        "days": DAYS,
        "claims": CLAIMS,
        "runs": runs,
        "growth": runs[-1]["ms"] / runs[0]["ms"],
    }


Practice = tuple[Connection, dict[str, Any]]
"""A filled database, and the query's arguments."""


def _prepare(connection: Connection, times: int) -> Practice:
    """The practice with its month to come and so many months behind it."""
    connection.autocommit = True
    connection.execute("select api.load_venue(%s)", (Jsonb(describe_practice()),))
    [(today, last)] = connection.execute(
        "select current_date + 2, current_date + 1 + %s", (DAYS,)
    ).fetchall()
    filled = _fill(connection, today, 0, DAYS)
    assert filled == CLAIMS, filled
    _fill(connection, today, -times * DAYS, 0)
    connection.execute("vacuum analyze core.claim")
    return connection, {"venue": VENUE, "first": today, "last": last}


def _fill(connection: Connection, today: date, first: int, past_last: int) -> int:
    """A hundred claims a day on these days, told from today; how many."""
    wanted = {"venue": VENUE, "rest": CLAIMS // DAYS - 3 * (THERAPISTS + ROOMS)}
    days = connection.execute(
        "select %s::date + %s, %s::date + %s", (today, first, today, past_last - 1)
    ).fetchone()
    assert days is not None
    return connection.execute(FILL, wanted | {"first": days[0], "last": days[1]}).rowcount


def _time(practices: dict[int, Practice], count: int) -> list[dict[str, Any]]:
    """Rows and milliseconds of the query for each history; the median."""
    taken: dict[int, list[float]] = {times: [] for times in practices}
    slots = dict.fromkeys(practices, 0)
    for run in range(count):
        for times, (connection, query) in practices.items():
            began = perf_counter()
            [(slots[times],)] = connection.execute(FIND, query).fetchall()
            if run >= WARM_UP:
                taken[times].append((perf_counter() - began) * 1000)
    return [
        {
            "history": times * CLAIMS,
            "slots": slots[times],
            "ms": round(median(taken[times]), 2),
            "samples": len(taken[times]),
        }
        for times in practices
    ]


def tables(figures: dict[str, Any]) -> list[Table]:
    """What is shown of it."""
    table = Table(
        title=f"api.find_slots, {DAYS} days x {THERAPISTS} therapists x {ROOMS} rooms,"
        f" {figures['claims']} claims"
    )
    for heading in ("claims of the past", "slots", "ms, median"):
        table.add_column(heading, justify="right")
    for run in figures["runs"]:
        table.add_row(f"{run['history']:,}", f"{run['slots']:,}", f"{run['ms']:.1f}")
    most = figures["runs"][-1]["history"] // figures["claims"]
    table.caption = f"growth from 1 to {most} times the history: {figures['growth']:.2f}"
    return [table]
