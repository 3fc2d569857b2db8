"""`jobs.assign` alone, by size of the venue and occupancy of the day, in multiples of TPC-B."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean
from typing import Any

from psycopg import Connection
from rich.table import Table

from cli.bench import pgbench
from cli.bench.demand import party_shares
from cli.bench.latency import last_booking
from cli.bench.occupancy import fill_day, prepare
from cli.bench.session import Bench
from cli.bench.spread import Spread
from cli.bench.venues import first_day, load, make_floor

NAME = "assign"
SIZES = {"full": (10, 30, 40, 100, 300), "quick": (10, 40, 300)}
"""Tables."""
OCCUPANCIES = (0.0, 0.5, 0.85)
LARGEST_PARTY = 8
WARM_UP = 30
TABLES_PER_SAMPLE = 10
"""So many tables of a day let one more booking be tried without making the day fuller."""

_SCRIPT = """\
\\set booking :booking + 1
select * from jobs.assign(:booking::bigint);
"""

_ASK = """
select booking_id from api.request_booking(
  p_venue => %s, p_date => %s, p_time => make_time(%s, %s, 0), p_party => %s,
  p_service => 'dinner', p_name => 'Guest', p_email => 'guest@example.com'
)
"""

_OUTCOME = """
select b.state = 'confirmed', b.assignment_strategy is not distinct from 'direct'
  from core.booking as b
 where b.booking_id > %s
 order by b.booking_id
"""


@dataclass(frozen=True, slots=True)
class Case:
    """One decision to be timed."""

    table_count: int
    occupancy: float
    day: date


def measure(bench: Bench) -> dict[str, Any]:
    """All decisions in one run of one client, in an order that is mixed once and for all, so that
    a slow moment of the machine hits every size alike."""
    database = bench.make_database(NAME)
    mixer, sizes = random.Random(1), SIZES[bench.size.name]
    with bench.server.connect(database) as connection:
        with bench.narrator.step("set-up: floors of 10 to 300 tables, filled"):
            cases = _prepare(connection, sizes, bench.size.samples)
            mixer.shuffle(cases)
            after = _ask(connection, cases[:WARM_UP] + cases, mixer)
        before = bench.one_client_ms()
        with bench.narrator.step(f"{len(cases)} assignments"):
            latencies = _assign(bench, after, WARM_UP + len(cases))
        yardstick = (before + bench.one_client_ms()) / 2
        outcomes = connection.execute(_OUTCOME, [after]).fetchall()
    rows = []
    for key in ((size, share) for size in sizes for share in OCCUPANCIES):
        mine = [
            index
            for index, case in enumerate(cases, start=WARM_UP)
            if (case.table_count, case.occupancy) == key
        ]
        times = [latencies[index] for index in mine]
        direct = [latencies[index] for index in mine if outcomes[index][1]]
        rows.append(
            {"tables": key[0], "occupancy": key[1]}
            | Spread.of(times, yardstick).to_json()
            | {
                "confirmed_share": sum(outcomes[index][0] for index in mine) / len(mine),
                "direct_share": len(direct) / len(mine),
                "direct_mean_multiple": fmean(direct) / yardstick if direct else None,
            }
        )
    return {"tpcb_one_client_ms": yardstick, "samples": bench.size.samples, "cases": rows}


def _prepare(connection: Connection, sizes: Sequence[int], samples: int) -> list[Case]:
    """Load the floors and fill as many days as the samples need."""
    prepare(connection)
    cases = []
    for size in sizes:
        slug = f"floor-{size}"
        load(connection, [make_floor(slug, size)])
        day = first_day(connection, slug)
        for share in OCCUPANCIES:
            left = samples
            while left > 0:
                fill_day(connection, slug, day, share)
                taken = min(left, max(1, size // TABLES_PER_SAMPLE))
                cases += [Case(size, share, day)] * taken
                left -= taken
                day += timedelta(days=1)
    connection.execute("vacuum analyze")
    return cases


def _ask(connection: Connection, cases: list[Case], mixer: random.Random) -> int:
    """Ask for a dinner on the day of each case, in order; returns the key before the first."""
    after = last_booking(connection)
    sizes = {size: share for size, share in party_shares().items() if size <= LARGEST_PARTY}
    for case in cases:
        party = mixer.choices(list(sizes), list(sizes.values()))[0]
        hour, quarter = mixer.randrange(18, 21), 15 * mixer.randrange(4)
        connection.execute(_ASK, [f"floor-{case.table_count}", case.day, hour, quarter, party])
    return after


def _assign(bench: Bench, after: int, count: int) -> list[float]:
    """The latency in ms of each assignment, commit included."""
    url = bench.server.url(NAME, role="holdfast_worker")
    script = bench.write_script(NAME, _SCRIPT)
    return pgbench.time_each(url, script, count, "-D", f"booking={after}")


def tables(figures: dict[str, Any]) -> list[Table]:
    """A line for each size and occupancy."""
    yardstick = figures["tpcb_one_client_ms"]
    table = Table(
        *("tables", "occupied", *Spread.HEADINGS, "confirmed", "direct", "direct mean x"),
        title=f"jobs.assign, one client, commit included (TPC-B: {yardstick:.2f} ms)",
        title_justify="left",
    )
    for row in figures["cases"]:
        table.add_row(
            *(str(row["tables"]), f"{row['occupancy']:.0%}"),
            *Spread.show(row),
            f"{row['confirmed_share']:.0%}",
            f"{row['direct_share']:.0%}",
            "" if row["direct_mean_multiple"] is None else f"{row['direct_mean_multiple']:.1f}",
        )
    return [table]
