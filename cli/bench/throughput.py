"""Confirmed bookings a second, end to end, beside pgbench's TPC-B on the same server.

Runs of both sides take turns, so that a machine that slows down or speeds up does so for both;
the median of each counts. A booking is done when its confirmation is committed: history,
attempt, claims, events, and the guest's e-mail written and queued, all included; sending is not.
"""

from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from psycopg import Connection
from rich.table import Table

from cli.bench import pgbench, tpcb
from cli.bench.backlog import Backlog
from cli.bench.demand import DINNER_HOURS, LUNCH_HOURS, hour_shares, request_script
from cli.bench.latency import CONFIRMED, Decisions, read_decisions
from cli.bench.listener import count_heard, listen
from cli.bench.load import WARM_UP_SECONDS, run_load
from cli.bench.session import Bench
from cli.bench.venues import first_day, load_copies
from cli.plots import grouped_bars

NAME = "throughput"
CLIENTS = 8
THREADS = 2
WORKERS = 2
BACKLOG_LIMIT = 512
"""Two workers that have claimed their batches hold 128; the rest is what they find next."""

_OUTCOMES = """
select concat_ws(': ', b.state, b.state_reason), count(*)
  from core.booking as b
 group by 1
 order by 2 desc
"""

_ROWS = """
select t.name, t.row_count::float / greatest(b.row_count, 1)
  from (select count(*) as row_count from core.booking) as b
 cross join lateral (
   select 'booking_state_history', count(*) from core.booking_state_history
    union all select 'booking_attempt', count(*) from core.booking_attempt
    union all select 'claim', count(*) from core.claim
    union all select 'notification', count(*) from core.notification
    union all select 'notification message', count(*) from pgmq.q_notification
 ) as t (name, row_count)
"""

_TROUBLE = """
select
  (select count(*) from pgmq.q_assignment_dead),
  (select deadlocks from pg_stat_database where datname = current_database())
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of booking clients and workers."""

    decisions: Decisions
    backlog: Backlog
    requests: pgbench.Result


def measure(bench: Bench) -> dict[str, Any]:
    """Both sides in turns, then the wait at half the load, then whether every promise holds."""
    database = bench.make_database(NAME)
    with bench.server.connect(database) as connection:
        with bench.narrator.step(f"set-up: {bench.size.venues} venues"):
            load_copies(connection, bench.size.venues)
        script = _write_script(bench, connection)
        with bench.narrator.step("warming up"):
            tpcb.run(bench.server, WARM_UP_SECONDS)
            _run(bench, connection, script, WARM_UP_SECONDS)
            # As pgbench does for its own tables: the planner should not take them for empty.
            connection.execute("vacuum analyze")
        checkpoint = _last_checkpoint(connection)
        tpcb_runs, runs = _take_turns(bench, connection, script)
        rate = median(run.decisions.per_second for run in runs) / 2
        with bench.narrator.step(f"bookings at half that rate, {bench.size.run_seconds} s"):
            half = _run(bench, connection, script, bench.size.run_seconds, rate=rate)
        heard = _run_heard(bench, connection, script) if bench.has_listener else {}
        had_checkpoint = _last_checkpoint(connection) != checkpoint
        with bench.narrator.step("checking every promise"):
            promises = _check(connection)
    figures = _summarise(bench, tpcb_runs, runs, half)
    return figures | {"had_checkpoint": had_checkpoint, "with_listener": heard} | promises


def _take_turns(
    bench: Bench, connection: Connection, script: list[str]
) -> tuple[list[float], list[Run]]:
    """TPC-B's transactions a second and the bookings' runs, one after the other."""
    tpcb_runs: list[float] = []
    runs: list[Run] = []
    narrator, seconds, pairs = bench.narrator, bench.size.run_seconds, bench.size.pairs
    for number in range(1, pairs + 1):
        with narrator.step(f"TPC-B, run {number} of {pairs}, {seconds} s"):
            tpcb_runs.append(tpcb.run(bench.server, seconds).tps)
        narrator.say(f"    {tpcb_runs[-1]:.0f} transactions/s")
        with narrator.step(f"bookings, run {number} of {pairs}, {seconds} s"):
            runs.append(_run(bench, connection, script, seconds))
        narrator.say(f"    {runs[-1].decisions.per_second:.0f} bookings confirmed/s")
    return tpcb_runs, runs


def _run_heard(bench: Bench, connection: Connection, script: list[str]) -> dict[str, float]:
    """One more pair, while somebody listens to every event."""
    seconds = bench.size.run_seconds
    with bench.narrator.step(f"TPC-B and bookings with a listener, {seconds} s each"):
        tps = tpcb.run(bench.server, seconds).tps
        listen(connection)
        run = _run(bench, connection, script, seconds)
    confirmed = run.decisions.per_second
    return {
        "tpcb_tps": tps,
        "confirmed_per_second": confirmed,
        "ratio": confirmed / tps,
        "events_per_booking": count_heard(connection) / max(run.decisions.count, 1),
    }


def _last_checkpoint(connection: Connection) -> Any:
    return connection.execute("select redo_lsn from pg_control_checkpoint()").fetchone()


def _write_script(bench: Bench, connection: Connection) -> list[str]:
    """What pgbench is given to draw requests over all venues and days."""
    day = first_day(connection, "white-horse-1")
    text = request_script(
        venue="'white-horse-' || :venue",
        date=f"date '{day}' + :day::int",
        hours=hour_shares(LUNCH_HOURS, DINNER_HOURS),
    )
    path = bench.write_script(NAME, text)
    return [
        "-n",
        *("-D", f"venues={bench.size.venues}", "-D", f"days={bench.size.days}"),
        *("-f", str(path)),
    ]


def _run(
    bench: Bench,
    connection: Connection,
    script: list[str],
    seconds: int,
    rate: float | None = None,
) -> Run:
    """One run; with a rate, the clients ask at that rate, else as fast as the backlog lets them."""
    arguments = [*script, "-c", str(CLIENTS), "-j", str(THREADS)]
    if rate is not None:
        arguments.append(f"--rate={max(rate, 1)}")
    load = run_load(
        bench, connection, arguments, seconds=seconds, workers=WORKERS, limit=BACKLOG_LIMIT
    )
    decisions = read_decisions(connection, load.window, after=load.after, kind=CONFIRMED)
    return Run(decisions, load.backlog, load.requests)


def _check(connection: Connection) -> dict[str, Any]:
    trouble = connection.execute(_TROUBLE).fetchone()
    assert trouble is not None
    broken = connection.execute(
        "select invariant, venue_id, booking_id, detail from ops.check_invariants()"
    ).fetchall()
    return {
        "outcomes": dict(connection.execute(_OUTCOMES).fetchall()),
        "rows_per_booking": dict(connection.execute(_ROWS).fetchall()),
        "dead_letters": trouble[0],
        "deadlocks": trouble[1],
        "broken_invariants": [
            dict(zip(("invariant", "venue_id", "booking_id", "detail"), row, strict=True))
            for row in broken
        ],
    }


def _summarise(bench: Bench, tpcb_runs: list[float], runs: list[Run], half: Run) -> dict[str, Any]:
    tpcb_tps = median(tpcb_runs)
    confirmed = median(run.decisions.per_second for run in runs)
    return {
        "tpcb_tps": tpcb_tps,
        "confirmed_per_second": confirmed,
        "ratio": confirmed / tpcb_tps,
        "p50_ms": median(run.decisions.p50_ms for run in runs),
        "p95_ms": median(run.decisions.p95_ms for run in runs),
        "half_load": asdict(half),
        "tpcb_runs": tpcb_runs,
        "runs": [asdict(run) for run in runs],
        "failed_requests": sum(run.requests.failed for run in [*runs, half]),
        "clients": CLIENTS,
        "workers": WORKERS,
        "venues": bench.size.venues,
        "days": bench.size.days,
        "backlog_limit": BACKLOG_LIMIT,
    }


def tables(figures: dict[str, Any]) -> list[Table]:
    """What people want to know first, and each run."""
    half = figures["half_load"]["decisions"]
    outcomes = ", ".join(f"{count} {name}" for name, count in figures["outcomes"].items())
    broken = len(figures["broken_invariants"])
    head = Table("figure", "value", title="Throughput, end to end", title_justify="left")
    for name, value in (
        ("TPC-B", f"{figures['tpcb_tps']:.0f} transactions/s"),
        ("bookings confirmed", f"{figures['confirmed_per_second']:.0f} /s"),
        ("ratio", f"{figures['ratio']:.2f}"),
        ("request to confirmation, committed", _wait(figures)),
        (f"the same at half that load ({half['per_second']:.0f} /s)", _wait(half)),
        ("while somebody listens to every event", _describe_heard(figures["with_listener"])),
        ("bookings", outcomes),
        ("failed requests", str(figures["failed_requests"])),
        ("dead letters, deadlocks", f"{figures['dead_letters']}, {figures['deadlocks']}"),
        ("promises", "all hold" if not broken else f"[bold red]{broken} are broken"),
    ):
        head.add_row(name, value)
    return [head, _show_runs(figures)]


def _describe_heard(heard: dict[str, float]) -> str:
    if not heard:
        return "not measured"
    return (
        f"{heard['confirmed_per_second']:.0f} /s, ratio {heard['ratio']:.2f},"
        f" {heard['events_per_booking']:.1f} events a booking"
    )


def _show_runs(figures: dict[str, Any]) -> Table:
    table = Table(
        *("run", "TPC-B /s", "confirmed /s", "p50 ms", "p95 ms"),
        *("backlog mean", "deepest", "clients held"),
        title="Each pair of runs",
        title_justify="left",
    )
    for number, (tps, run) in enumerate(
        zip(figures["tpcb_runs"], figures["runs"], strict=True), start=1
    ):
        decisions, backlog = run["decisions"], run["backlog"]
        table.add_row(
            *(str(number), f"{tps:.0f}", f"{decisions['per_second']:.0f}"),
            *(f"{decisions['p50_ms']:.0f}", f"{decisions['p95_ms']:.0f}"),
            *(f"{backlog['mean']:.0f}", str(backlog["deepest"]), f"{backlog['held_share']:.0%}"),
        )
    return table


def _wait(figures: dict[str, Any]) -> str:
    return f"p50 {figures['p50_ms']:.0f} ms, p95 {figures['p95_ms']:.0f} ms"


def pictures(figures: dict[str, Any]) -> dict[str, str]:
    """Both sides of each pair of runs."""
    pairs = zip(figures["tpcb_runs"], figures["runs"], strict=True)
    groups = {
        f"pair {number}": {"TPC-B": tps, "bookings confirmed": run["decisions"]["per_second"]}
        for number, (tps, run) in enumerate(pairs, start=1)
    }
    return {"Transactions and confirmed bookings a second": grouped_bars(groups, "/s")}
