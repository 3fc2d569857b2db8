"""`jobs.assign` when nothing is free, at 30 tables, in multiples of TPC-B.

The evenings are those of `holdfast bench quality`, with everybody who asks, at full load: most of
the guests who come late find no table free. Only decisions that looked for room are shown.
"""

import time
from collections import defaultdict
from datetime import date
from typing import Any

import psycopg
from psycopg import Connection
from psycopg.types.json import Jsonb
from rich.table import Table

from cli.bench.quality.driver import free_day, play_request
from cli.bench.quality.evenings import SIMULATED, Evening, free_evenings, venue_file
from cli.bench.session import Bench
from cli.bench.spread import Spread

NAME = "make_room"
LOAD = 100
SAMPLES_PER_EVENING = 10
"""So many decisions to be timed are worth another evening; there are more in each."""

_ASSIGN = "select * from jobs.assign(%s)"

_SEARCHES = """
select a.booking_id, a.outcome, (a.plans ->> 'probes')::integer
from core.booking_attempt as a
where a.booking_id = any (%s) and a.plans -> 'probes' is not null
"""


def measure(bench: Bench) -> dict[str, Any]:
    """Play evenings, one booking after the other, and time each decision with its commit."""
    database = bench.make_database(NAME)
    evenings = [evening for evening in free_evenings() if evening.load == LOAD]
    evenings = evenings[:: max(1, len(evenings) * SAMPLES_PER_EVENING // bench.size.samples)]
    with psycopg.connect(bench.server.url(database), autocommit=True) as connection:
        connection.execute(
            "select api.load_venue(p_venue => %s)",
            [Jsonb(venue_file(SIMULATED) | {"slug": SIMULATED})],
        )
        _play(connection, len(evenings), evenings[0])
        connection.execute("vacuum analyze")
        before = bench.one_client_ms()
        times: dict[int, float] = {}
        with bench.narrator.count("evenings", len(evenings)) as advance:
            for number, evening in enumerate(evenings):
                times |= _play(connection, number, evening)
                advance()
        yardstick = (before + bench.one_client_ms()) / 2
        searches = connection.execute(_SEARCHES, [list(times)]).fetchall()
    found = defaultdict(list)
    for booking, outcome, _ in searches:
        found["repaired" if outcome == "confirmed" else "refused"].append(times[booking])
    found["all"] = found["repaired"] + found["refused"]
    return {
        "tpcb_one_client_ms": yardstick,
        "evenings": len(evenings),
        "probes": sum(probes for *_, probes in searches),
        **{
            kind: {"count": len(sample), **Spread.of(sample, yardstick).to_json()}
            for kind, sample in found.items()
        },
    }


def _play(connection: Connection, number: int, evening: Evening) -> dict[int, float]:
    """The first decision about each request of an evening in ms, by booking."""
    day = free_day(evening, number, date.today())
    times = {}
    for request in evening.requests:
        booking = play_request(connection, SIMULATED, day, request)
        began = time.perf_counter()
        connection.execute(_ASSIGN, [booking])
        times[booking] = (time.perf_counter() - began) * 1000
    return times


def tables(figures: dict[str, Any]) -> list[Table]:
    """A line for those for whom room was made, one for those who were refused, and both."""
    table = Table(
        *("nothing was free", "decisions", *Spread.HEADINGS),
        title="jobs.assign when full at 30 tables, commit included "
        f"(TPC-B: {figures['tpcb_one_client_ms']:.2f} ms)",
        title_justify="left",
    )
    for kind, title in _TITLES.items():
        row = figures[kind]
        table.add_row(title, str(row["count"]), *Spread.show(row))
    return [table]


_TITLES: dict[str, str] = {
    "repaired": "room was made",
    "refused": "no room was found",
    "all": "all that searched",
}
