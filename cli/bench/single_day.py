"""One venue's one evening: 32 connections ask for it, four workers decide, one after the other by
design; and what a guest of another venue waits meanwhile."""

from dataclasses import asdict
from typing import Any

from psycopg import Connection
from rich.table import Table

from cli.bench import tpcb
from cli.bench.demand import DINNER_HOURS, hour_shares, request_script
from cli.bench.latency import TRIED, Decisions, read_decisions
from cli.bench.load import Load, run_load
from cli.bench.session import Bench
from cli.bench.venues import first_day, load_copies
from cli.plots import grouped_bars

NAME = "single_day"
STORM_CLIENTS = 32
STORM_THREADS = 2
WORKERS = 4
BACKLOG_LIMIT = 64
"""What four workers can have claimed at once."""
NEIGHBOUR_RATE = 20
NEIGHBOUR_DAYS = 60
STORMY, NEIGHBOUR = "white-horse-1", "white-horse-2"


def measure(bench: Bench) -> dict[str, Any]:
    """TPC-B, the neighbour alone, then the neighbour beside the storm."""
    database = bench.make_database(NAME)
    seconds = bench.size.storm_seconds
    with bench.server.connect(database) as connection:
        with bench.narrator.step("set-up: two venues"):
            load_copies(connection, 2)
        storm, neighbour = _write_scripts(bench, connection)
        with bench.narrator.step(f"TPC-B, {seconds} s"):
            tps = tpcb.run(bench.server, seconds).tps
        with bench.narrator.step(f"a venue alone, {seconds} s"):
            quiet = _run(bench, connection, neighbour)
        with bench.narrator.step(f"its neighbour under storm, {seconds} s"):
            stormy = _run(bench, connection, storm, beside=neighbour)
        decisions = _read(connection, stormy, STORMY)
        return {
            "tpcb_tps": tps,
            "storm": asdict(decisions),
            "ratio": decisions.per_second / tps,
            "neighbour_alone": asdict(_read(connection, quiet, NEIGHBOUR)),
            "neighbour_under_storm": asdict(_read(connection, stormy, NEIGHBOUR)),
            "backlog": asdict(stormy.backlog),
            "backlog_limit": BACKLOG_LIMIT,
            "clients": STORM_CLIENTS,
            "workers": WORKERS,
        }


def _write_scripts(bench: Bench, connection: Connection) -> tuple[list[str], list[str]]:
    """What pgbench is given for the storm on one evening, and for a trickle over many."""
    day = first_day(connection, STORMY)
    hours = hour_shares(DINNER_HOURS)
    storm = request_script(venue=f"'{STORMY}'", date=f"date '{day}'", hours=hours)
    neighbour = request_script(
        venue=f"'{NEIGHBOUR}'", date=f"date '{day}' + :day::int", hours=hours
    )
    variables = ["-n", "-D", "venues=1", "-D", f"days={NEIGHBOUR_DAYS}"]
    return (
        [
            *(*variables, "-f", str(bench.write_script(f"{NAME}-storm", storm))),
            *("-c", str(STORM_CLIENTS), "-j", str(STORM_THREADS)),
        ],
        [
            *(*variables, "-f", str(bench.write_script(f"{NAME}-neighbour", neighbour))),
            *("-c", "2", f"--rate={NEIGHBOUR_RATE}"),
        ],
    )


def _run(
    bench: Bench, connection: Connection, clients: list[str], beside: list[str] | None = None
) -> Load:
    return run_load(
        bench,
        connection,
        clients,
        seconds=bench.size.storm_seconds,
        workers=WORKERS,
        limit=BACKLOG_LIMIT,
        beside=beside,
    )


def _read(connection: Connection, load: Load, venue: str) -> Decisions:
    return read_decisions(connection, load.window, after=load.after, kind=TRIED, venue=venue)


def tables(figures: dict[str, Any]) -> list[Table]:
    """Decisions beside TPC-B, and the neighbour's wait with and without the storm."""
    table = Table(
        *("", "decisions /s", "x TPC-B tps", "p50 ms", "p95 ms"),
        title=f"One evening: {figures['clients']} connections, {figures['workers']} workers"
        f" (TPC-B: {figures['tpcb_tps']:.0f} tps)",
        title_justify="left",
    )
    for label, name in (
        ("the evening under storm", "storm"),
        ("a neighbour meanwhile", "neighbour_under_storm"),
        ("the neighbour alone", "neighbour_alone"),
    ):
        row = figures[name]
        ratio = f"{row['per_second'] / figures['tpcb_tps']:.2f}"
        waits = (f"{row['p50_ms']:.0f}", f"{row['p95_ms']:.0f}")
        table.add_row(label, f"{row['per_second']:.0f}", ratio, *waits)
    return [table]


def pictures(figures: dict[str, Any]) -> dict[str, str]:
    """What a guest of the neighbour waits."""
    groups = {
        label: {what: figures[name][f"{what}_ms"] for what in ("p50", "p95")}
        for label, name in (
            ("alone", "neighbour_alone"),
            ("under storm", "neighbour_under_storm"),
        )
    }
    return {"Milliseconds that a neighbour's guest waits": grouped_bars(groups, "ms")}
