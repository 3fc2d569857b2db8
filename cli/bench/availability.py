"""`api.list_availability` for a busy day and a busy month, in multiples of TPC-B."""

from datetime import date, timedelta
from statistics import fmean
from typing import Any

from psycopg import Connection
from rich.table import Table

from cli.bench import pgbench
from cli.bench.occupancy import fill_day, prepare
from cli.bench.session import Bench
from cli.bench.spread import Spread
from cli.bench.venues import first_day, load, make_floor

NAME = "availability"
TABLES = 40
BOOKINGS = 300
MONTH = 30
WARM_UP = 8
SHARE = 0.95
VENUE = f"floor-{TABLES}"

_DAY = """\
\\set day random(0, {last_day})
\\set party random(1, 8)
select count(*) from api.list_availability(
  p_venue => '{venue}', p_date => date '{first_day}' + :day::int, p_party => :party::int
);
"""

_MONTH = """\
\\set party random(1, 8)
select count(*)
  from generate_series(0, {last_day}) as d(number)
 cross join lateral api.list_availability(
   p_venue => '{venue}', p_date => date '{first_day}' + d.number, p_party => :party::int
 );
"""


def measure(bench: Bench) -> dict[str, Any]:
    """Ask about days of a month that has about 300 bookings each day."""
    database = bench.make_database(NAME)
    with bench.server.connect(database) as connection:
        with bench.narrator.step(f"set-up: {MONTH} days of {BOOKINGS} bookings"):
            prepare(connection)
            load(connection, [make_floor(VENUE, TABLES)])
            day = first_day(connection, VENUE)
            bookings = _fill(connection, day)
    before, latencies = bench.one_client_ms(), {}
    for name, script in (("day", _DAY), ("month", _MONTH)):
        with bench.narrator.step(f"availability of a {name}, {bench.size.samples} times"):
            text = script.format(venue=VENUE, first_day=day, last_day=MONTH - 1)
            latencies[name] = _time(bench, f"{NAME}-{name}", text)
    yardstick = (before + bench.one_client_ms()) / 2
    return {
        "tpcb_one_client_ms": yardstick,
        "tables": TABLES,
        "bookings_a_day": bookings,
        "days": MONTH,
        **{name: Spread.of(times, yardstick).to_json() for name, times in latencies.items()},
    }


def _fill(connection: Connection, first: date) -> float:
    """Fill the month; returns the mean number of bookings of a day."""
    days = [first + timedelta(days=number) for number in range(MONTH)]
    counts = [fill_day(connection, VENUE, day, SHARE, BOOKINGS) for day in days]
    connection.execute("vacuum analyze")
    return fmean(counts)


def _time(bench: Bench, name: str, text: str) -> list[float]:
    """The latency in ms of each question, without the first few."""
    url = bench.server.url(NAME, role="holdfast_service")
    count = WARM_UP + bench.size.samples
    return pgbench.time_each(url, bench.write_script(name, text), count)[WARM_UP:]


def tables(figures: dict[str, Any]) -> list[Table]:
    """A line for the day and one for the month."""
    table = Table(
        *("availability of", *Spread.HEADINGS),
        title=f"At {figures['tables']} tables and {figures['bookings_a_day']:.0f} bookings a day",
        title_justify="left",
    )
    table.add_row("(TPC-B, one client)", f"{figures['tpcb_one_client_ms']:.2f}", "", "", "1.0")
    table.add_row("a day", *Spread.show(figures["day"]))
    table.add_row(f"{figures['days']} days", *Spread.show(figures["month"]))
    return [table]
