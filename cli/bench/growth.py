"""Does it stay as fast? One client's request and assignment, timed beside a growing past and beside
more and more venues. Each size has a database of its own on one server, and they are asked in turn,
so that the machine's load falls on all alike."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Any

from psycopg import Connection
from rich.table import Table

from cli.bench.past import load_past
from cli.bench.session import Bench
from cli.bench.spread import percentile
from cli.bench.venues import first_day, load, make_floor
from cli.plots import grouped_bars
from cli.wishes import Wish, draw_wishes, list_starts

NAME = "growth"
PASTS = {"full": (0, 100_000, 1_000_000), "quick": (0, 10_000)}
VENUES = {"full": (1, 100, 10_000), "quick": (1, 10)}
ROUNDS = {"full": 10, "quick": 5}
"""Of so many requests in each database, in turn."""
SAMPLES = {"full": 100, "quick": 20}
WARM_UP = 20
TABLES = 40
BOOKINGS_A_DAY = 5
PARTIES = {2: 6.0, 4: 3.0, 6: 1.0}
DAYS_AHEAD = 300

_REQUEST = """
select booking_id from api.request_booking(
  p_venue => %s, p_date => %s, p_time => %s, p_party => %s, p_service => %s, p_name => 'Guest')
"""


@dataclass(slots=True)
class Candidate:
    """One size of a series: its database, and where the next request goes."""

    size: int
    connection: Connection
    venues: Sequence[str]
    bytes_a_booking: float | None = None
    asked: int = 0

    def time(self, samples: int) -> list[float]:
        """Milliseconds of so many requests, each with its assignment."""
        return [self._time_one(self._next_wish()) for _ in range(samples)]

    def _next_wish(self) -> tuple[str, Wish]:
        """Over venues and days alike, so that no day is fuller in one size than in another."""
        venue = self.venues[self.asked * 7919 % len(self.venues)]
        day = first_day(self.connection, venue)
        day += timedelta(days=self.asked // BOOKINGS_A_DAY % DAYS_AHEAD)
        self.asked += 1
        return venue, next(
            draw_wishes(list_starts(self.connection, venue, day), self.asked, PARTIES)
        )

    def _time_one(self, wanted: tuple[str, Wish]) -> float:
        venue, wish = wanted
        began = time.perf_counter()
        row = self.connection.execute(
            _REQUEST, [venue, wish.day, wish.time, wish.party, wish.service]
        ).fetchone()
        self.connection.execute("select outcome from jobs.assign(%s)", row)
        return (time.perf_counter() - began) * 1000


def measure(bench: Bench) -> dict[str, Any]:
    """Two series: by bookings of the past, and by venues."""
    return {
        "past": _measure_series(bench, "past", PASTS),
        "venues": _measure_series(bench, "venues", VENUES),
        "rounds": ROUNDS[bench.size.name],
        "samples": SAMPLES[bench.size.name],
    }


def _measure_series(bench: Bench, series: str, sizes: dict[str, tuple[int, ...]]) -> list[Any]:
    candidates = [_set_up(bench, series, size) for size in sizes[bench.size.name]]
    rounds, samples = ROUNDS[bench.size.name], SAMPLES[bench.size.name]
    times: list[list[list[float]]] = [[] for _ in candidates]
    with bench.narrator.count(f"rounds, by {series}", rounds) as advance:
        for candidate in candidates:
            candidate.time(WARM_UP)
        for _ in range(rounds):
            for place, candidate in enumerate(candidates):
                times[place].append(candidate.time(samples))
            advance()
    for candidate in candidates:
        candidate.connection.close()
    return [
        {
            "size": candidate.size,
            "bytes_a_booking": candidate.bytes_a_booking,
            **summarise(rows, times[0]),
        }
        for candidate, rows in zip(candidates, times, strict=True)
    ]


def _set_up(bench: Bench, series: str, size: int) -> Candidate:
    name = f"{NAME}_{series}_{size}"
    connection = bench.server.connect(bench.make_database(name))
    is_past = series == "past"
    what = "bookings of the past" if is_past else "venues"
    venues = [f"floor-{number}" for number in range(1, 2 if is_past else size + 1)]
    with bench.narrator.count(f"set-up: {size:,} {what}: loading venues", len(venues)) as advance:
        load(connection, (make_floor(venue, TABLES) for venue in venues), advance)
    with bench.narrator.step(f"set-up: {size:,} {what}"):
        room = load_past(connection, venues[0], size) if is_past else None
    return Candidate(size, connection, venues, room)


def summarise(rows: Sequence[Sequence[float]], smallest: Sequence[Sequence[float]]) -> Any:
    """Milliseconds of each round, and as ratios to the smallest size's round beside it: the median
    of the rounds, the least and the most."""
    figures: dict[str, Any] = {}
    for name, share in (("p50", 0.5), ("p95", 0.95)):
        values = [percentile(sorted(row), share) for row in rows]
        ratios = [
            value / percentile(sorted(row), share)
            for value, row in zip(values, smallest, strict=True)
        ]
        figures[f"{name}_ms"] = median(values)
        figures[f"{name}_ratio"] = median(ratios)
        figures[f"{name}_ratio_spread"] = [min(ratios), max(ratios)]
    rates = [sum(base) / sum(row) for row, base in zip(rows, smallest, strict=True)]
    figures["throughput_ratio"] = median(rates)
    figures["throughput_ratio_spread"] = [min(rates), max(rates)]
    return figures


def tables(figures: dict[str, Any]) -> list[Table]:
    """What people want to know."""
    return [
        _table("bookings of the past", figures["past"], figures),
        _table("venues", figures["venues"], figures),
    ]


def _table(what: str, rows: Sequence[dict[str, Any]], told: dict[str, Any]) -> Table:
    shown = Table(
        *(what, "p50 ms", "p95 ms", "throughput x", "p95 x", "disk a booking"),
        title=f"growth: request and assignment by one client, median of {told['rounds']} rounds"
        f" of {told['samples']} (least to most)",
        title_justify="left",
    )
    for row in rows:
        size = row["bytes_a_booking"]
        shown.add_row(
            f"{row['size']:,}",
            f"{row['p50_ms']:.2f}",
            f"{row['p95_ms']:.2f}",
            _spread(row, "throughput"),
            _spread(row, "p95"),
            "" if size is None else f"{size:.0f} bytes",
        )
    return shown


def _spread(row: dict[str, Any], name: str) -> str:
    least, most = row[f"{name}_ratio_spread"]
    return f"{row[f'{name}_ratio']:.2f} ({least:.2f} to {most:.2f})"


def pictures(figures: dict[str, Any]) -> dict[str, str]:
    """Both ratios by size; 1 is as fast as the smallest."""
    shown = {"throughput": "throughput_ratio", "p95": "p95_ratio"}
    return {
        f"Ratios to the smallest, by {what}": grouped_bars(
            {
                f"{row['size']:,}": {name: row[key] for name, key in shown.items()}
                for row in figures[series]
            },
            "x",
        )
        for series, what in (("past", "bookings of the past"), ("venues", "venues"))
    }
