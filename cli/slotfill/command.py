"""The command `holdfast slot-fill`."""

import json
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import click
import psycopg
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from cli import server
from cli.check import broken_promises
from cli.children import termination_as_interrupt
from cli.day import reset_day
from cli.demo import running_demo
from cli.flow.options import DEFAULT_BASE_URL, read_base_url
from cli.flow.run import tomorrow
from cli.problem import Problem
from cli.project import build_directory
from cli.sandbox import require_sandbox
from cli.shim import is_ready
from cli.slotfill import report
from cli.slotfill.demand import Slot, make_slots
from cli.slotfill.drive import Driver
from cli.slotfill.figures import Measured
from cli.slotfill.floor import read_occupancy
from cli.slotfill.level import Level, fill
from cli.slotfill.outcome import Outcome
from cli.slotfill.policy import changed_policy
from cli.slotfill.stages import Timing, read_timings
from cli.slotfill.state import State, open_state
from cli.wishes import list_starts, read_party_mix

SHAPES = ("seatWaste", "tablesPerBooking")
CLOCK = click.DateTime(["%H:%M"])


def _read_levels(_context: Any, _option: Any, words: str) -> list[int]:
    """Concurrency levels such as 1,4,8."""
    try:
        levels = [int(word) for word in words.split(",")]
    except ValueError:
        levels = []
    if not levels or not all(1 <= level <= 256 for level in levels):
        raise click.BadParameter("give numbers from 1 to 256, such as 1,4,8")
    return list(dict.fromkeys(levels))


@click.command("slot-fill")
@click.option("--restaurant-slug", "venue", default="white-horse-waterbeach", show_default=True,
              help="A venue that is loaded.")  # fmt: skip
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Default: in eight days.")
@click.option("--from", "first", type=CLOCK, default="17:00", show_default=True,
              help="The first slot, by the venue's clock.")  # fmt: skip
@click.option("--to", "last", type=CLOCK, default="21:00", show_default=True,
              help="The last slot.")  # fmt: skip
@click.option("--step", default=15, show_default=True, type=click.IntRange(5, 240),
              help="Minutes between two slots.")  # fmt: skip
@click.option("--stress-max", default=10, show_default=True, type=click.IntRange(1, 500),
              help="Bookings at a slot of the busiest hour.")  # fmt: skip
@click.option("--concurrency", "levels", callback=_read_levels, default="1,4,8", show_default=True,
              help="Bookings at a time, a level after the other.")  # fmt: skip
@click.option("--party-mix", default="real", show_default=True,
              help="`real`, or shares such as 2:50,4:30,6:20.")  # fmt: skip
@click.option("--seed", default=1, show_default=True, help="The same demand again.")
@click.option("--json", "is_json", is_flag=True, help="The figures as JSON on stdout.")
@click.option("--pretty/--no-pretty", default=True, show_default=True, help="Print a table.")
@click.option("--report", "folder", type=click.Path(file_okay=False, path_type=Path),
              help="Folder for page, JSON, CSV, logs.  [default: build/slot-fill]")  # fmt: skip
@click.option("--fresh", is_flag=True, help="Do not go on with an interrupted run.")
@click.option("--inline-wait", default=25.0, show_default=True, type=click.FloatRange(0.1, 600),
              help="Seconds until the background is asked to try a booking.")  # fmt: skip
@click.option("--background-wait", default=30.0, show_default=True,
              type=click.FloatRange(0.1, 600), help="Seconds given to that.")  # fmt: skip
@click.option("--stage-timing/--no-stage-timing", default=True, show_default=True,
              help="Also measure a ranking and a commit by themselves.")  # fmt: skip
@click.option("--probes", type=click.IntRange(1, 10000),
              help="The budget of a search for room, for this run.")  # fmt: skip
@click.option("--fail-hard", is_flag=True,
              help="For this run the venue makes no room and tries nothing twice.")  # fmt: skip
def slot_fill(
    day: datetime | None,
    levels: list[int],
    folder: Path | None,
    is_json: bool,
    pretty: bool,
    fresh: bool,
    **options: Any,
) -> None:
    """Fill an evening through the booking flow at several levels, to find the slowest hop.

    Uses the shim of BOOKING_API_BASE_URL, or starts a shim, a worker and a mail catcher of its own
    where none answers. Empties that day between the levels: demo and test databases only. Ctrl-C
    ends it with what it has; the same command goes on at the next slot.
    """
    folder = folder or build_directory("slot-fill")
    folder.mkdir(parents=True, exist_ok=True)
    say = Console(stderr=True, highlight=False).print
    with ExitStack() as stack:
        stack.enter_context(termination_as_interrupt())
        url, base_url = _find_system(stack)
        require_sandbox(url)
        chosen = day.date() if day else tomorrow(None) + timedelta(days=7)
        told = _run(url, base_url, chosen, levels, folder, fresh, options, say)
    paths = report.write(told, folder)
    if is_json:
        click.echo(json.dumps(told.to_json(), default=str))
    elif pretty:
        _show(told)
    say(f"written to {', '.join(str(path) for path in paths)}")
    if any(told.checks.values()):
        raise Problem("promises are broken: see verification.md")
    if told.stopped:
        sys.exit(130)


def _find_system(stack: ExitStack) -> tuple[str, str]:
    """The database and the shim in front of it; raises Problem for a shim without its database."""
    base_url = read_base_url(os.environ)
    if is_ready(base_url):
        return server.database_url(), base_url
    if base_url != DEFAULT_BASE_URL:
        raise Problem(
            f"no shim answers at {base_url} (BOOKING_API_BASE_URL): start it with "
            "`holdfast serve`, or unset the variable"
        )
    running = stack.enter_context(running_demo(8080, 8025))
    return running.url, f"http://127.0.0.1:{running.port}"


def _run(
    url: str,
    base_url: str,
    day: date,
    levels: list[int],
    folder: Path,
    is_fresh: bool,
    options: dict[str, Any],
    say: Any,
) -> report.Report:
    told = {
        "venue": options["venue"],
        "date": day.isoformat(),
        "from": f"{options['first']:%H:%M}",
        "to": f"{options['last']:%H:%M}",
        "step": options["step"],
        "stressMax": options["stress_max"],
        "concurrency": levels,
        "partyMix": options["party_mix"],
        "seed": options["seed"],
        "probes": options["probes"],
        "failHard": options["fail_hard"],
    }
    slots = _slots(url, day, options)
    state = open_state(folder, told, is_fresh=is_fresh)
    if state.is_resumed:
        say(f"going on with {state.run}; --fresh would begin anew")
    driver = Driver(
        base_url=base_url,
        database_url=url,
        venue=options["venue"],
        inline_s=options["inline_wait"],
        background_s=options["background_wait"],
        run=state.run,
    )
    run = _Run(url, day, slots, state, driver, folder, told, options["stage_timing"])
    with changed_policy(url, options["venue"], options["probes"], options["fail_hard"]):
        return run.play(levels)


def _slots(url: str, day: date, options: dict[str, Any]) -> list[Slot]:
    with psycopg.connect(url) as connection:
        connection.execute("set local role holdfast_owner")
        starts = list_starts(connection, options["venue"], day)
    return make_slots(
        starts,
        day=day,
        first=options["first"].time(),
        last=options["last"].time(),
        step=options["step"],
        most=options["stress_max"],
        parties=read_party_mix(options["party_mix"]),
        seed=options["seed"],
    )


class _Run:
    """The levels one after the other, each on an empty day."""

    def __init__(
        self,
        url: str,
        day: date,
        slots: list[Slot],
        state: State,
        driver: Driver,
        folder: Path,
        options: dict[str, Any],
        is_detailed: bool,
    ) -> None:
        self.url, self.day, self.slots, self.state = url, day, slots, state
        self.driver, self.folder, self.options = driver, folder, options
        self.is_detailed = is_detailed
        self.total = sum(len(slot.wishes) for slot in slots)
        self.measured: list[Measured] = []
        self.occupancy: dict[str, list[tuple[str, float]]] = {}
        self.checks: dict[str, list[dict[str, Any]]] = {}
        self.stopped: str | None = None

    def play(self, levels: list[int]) -> report.Report:
        self.checks["before"] = broken_promises(self.url)
        self.state.save(self.options)
        try:
            for concurrency in levels:
                self._play_level(concurrency)
                self.checks[f"after {concurrency} at a time"] = rows = broken_promises(self.url)
                if rows:
                    self.stopped = "a promise was broken"
                    break
        except KeyboardInterrupt:
            self.stopped = "interrupted"
            self.checks["after the interruption"] = broken_promises(self.url)
        if self.stopped is None:
            self.state.save(self.options, is_over=True)
        return report.Report(self.options, self.measured, self.occupancy, self.checks, self.stopped)

    def _play_level(self, concurrency: int) -> None:
        done = self.state.outcomes(concurrency, self.slots)
        if concurrency in self.state.finished:
            self._recall(concurrency, done)
            return
        if not done:
            reset_day(self.url, self.driver.venue, self.day)
        kept = list(done)
        bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        with bar:
            task = bar.add_task(f"{concurrency} at a time", total=self.total, completed=len(done))

            def keep(outcome: Any) -> None:
                kept.append(outcome)
                self.state.keep(outcome)
                bar.advance(task)

            try:
                level = fill(self.driver, self.slots, concurrency, done, keep)
            except KeyboardInterrupt:
                self._measure(Level(concurrency, tuple(kept), bar.tasks[task].elapsed or 0, None))
                raise
        self._measure(level)
        self.state.finished.append(concurrency)
        self.state.save(self.options)

    def _measure(self, level: Level) -> None:
        timings = read_timings(self.url, level.outcomes, is_detailed=self.is_detailed)
        occupancy = read_occupancy(self.url, self.driver.venue, self.day)
        self.state.keep_level(level, timings, occupancy)
        self._add(level, timings, occupancy)

    def _recall(self, concurrency: int, outcomes: Sequence[Outcome]) -> None:
        """A level that was over before the run was interrupted; its day is empty by now."""
        self._add(*self.state.recall_level(concurrency, outcomes))

    def _add(
        self, level: Level, timings: Sequence[Timing], occupancy: Sequence[tuple[str, float]]
    ) -> None:
        self.measured.append(Measured(level, tuple(timings)))
        self.occupancy[f"{level.concurrency} at a time"] = [*occupancy]


def _show(told: report.Report) -> None:
    table = Table(title=f"{told.options['venue']}, {told.options['date']}", title_justify="left")
    for name in ("level", "asked", "seated", "submit ms", "wait ms", "empty", "tables"):
        table.add_column(name, justify="right")
    table.add_column("slowest, ms", no_wrap=True)
    for measured in told.measured:
        level = measured.to_json()
        slowest = level["slowestStage"]
        table.add_row(
            *map(str, (level["concurrency"], level["count"], level["confirmed"])),
            *(_spread(level[name]) for name in ("submitDurationMs", "inlineDurationMs")),
            *("" if level[name] is None else f"{level[name]:g}" for name in SHAPES),
            f"{slowest} {level['stagesMs'][slowest]:.1f}" if slowest else "",
        )
    console = Console(highlight=False)
    console.print(table)
    console.print(
        "level: bookings at a time; submit, wait: p50 / p95; empty seats, tables: a booking"
    )
    if told.bottleneck:
        stage, measured = told.bottleneck
        console.print(
            f"The slowest stage is {stage}: {measured.stages[stage]:.1f} ms a booking with "
            f"{measured.level.concurrency} at a time. {report.REMEDIES.get(stage, '')}"
        )


def _spread(durations: dict[str, float] | None) -> str:
    return f"{durations['p50']:.0f} / {durations['p95']:.0f}" if durations else ""
