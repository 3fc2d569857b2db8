"""The command `holdfast bench` and the parts that it can measure."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from cli.bench import report
from cli.bench.progress import Narrator
from cli.bench.quality.command import quality
from cli.bench.server import PLACE
from cli.bench.session import Bench, bench_session
from cli.bench.size import FULL, QUICK
from cli.children import termination_as_interrupt
from cli.problem import Problem

PARTS = {
    "throughput": "Confirmed bookings a second beside TPC-B, and what guests wait.",
    "stages": "What each stage of one booking costs.",
    "assign": "One assignment by size of the venue and occupancy.",
    "make-room": "One assignment when nothing is free at 30 tables.",
    "availability": "A day's and a month's availability.",
    "slots": "A month's slots of a large practice, and whether history slows them.",
    "single-day": "One venue's one evening under storm, and a neighbour's wait meanwhile.",
    "conventional": "The same bookings by check-then-insert, and what that double-books.",
    "repack": "What re-packing gains on badly seated days, beside an exact solver.",
    "growth": "Request and assignment beside a growing past.",
    "quality": "How many guests are seated, beside first fit and the optimum.",
}
"""Each is the module of its name."""

Command = Callable[..., None]


def measuring(command: Command) -> Command:
    """The options of everything that measures."""
    for option in (
        click.option("--quick", is_flag=True, help="A look in about a minute, besides set-up."),
        click.option("--keep", is_flag=True, help="Leave the server up, to look into it."),
        click.option(
            "--listener/--no-listener",
            default=True,
            show_default=True,
            help="Whether to measure also while a queue is bound to every event.",
        ),
        click.option(
            "--place",
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            default=PLACE,
            show_default=True,
            help="Where the throw-away server lies: the disk that is measured.",
        ),
    ):
        command = option(command)
    return command


@click.group(invoke_without_command=True)
@measuring
@click.pass_context
def bench(context: click.Context, /, **options: Any) -> None:
    """Measure everything on a throw-away server, beside pgbench's TPC-B on the same one.

    Without a command: throughput, then a quick look at each other part; the figures go to
    build/bench.json. A part of its own writes build/bench-PART.json.
    """
    if context.invoked_subcommand is None:
        _measure("bench", list(PARTS), **options)
    elif options["quick"] or options["keep"]:
        raise click.UsageError("give the options after the part: holdfast bench stages --quick")


def _add_part(name: str, help_text: str) -> None:
    @bench.command(name, help=help_text)
    @measuring
    def part(**options: Any) -> None:
        _measure(f"bench-{name}", [name], **options)


for _name, _help in PARTS.items():
    _add_part(_name, _help)
# By itself it has options of its own.
bench.add_command(quality)


def _measure(
    report_name: str, parts: list[str], *, quick: bool, keep: bool, listener: bool, place: Path
) -> None:
    """Measure parts on one server, show and write their figures; exits 1 on a broken promise."""
    narrator = Narrator()
    size = QUICK if quick else FULL
    with (
        termination_as_interrupt(),
        bench_session(size, narrator, place, is_kept=keep, has_listener=listener) as session,
    ):
        figures = report.describe(session)
        narrator.say(", ".join(f"{name} {value}" for name, value in figures["server"].items()))
        for name in parts:
            figures |= _measure_part(session, name)
            path = report.write(report_name, figures)
            # What follows the first is a look at why, at the cost of a few seconds.
            session = replace(session, size=QUICK)
    narrator.say(f"written to {path}")
    if figures.get("broken_invariants"):
        raise Problem(f"promises are broken: see broken_invariants in {path}")


def _measure_part(session: Bench, name: str) -> dict[str, Any]:
    """The figures of a part, under its name; throughput's are the bench's own."""
    module = import_module(f"cli.bench.{name.replace('-', '_')}")
    figures: dict[str, Any] = module.measure(session)
    for table in module.tables(figures):
        session.narrator.show(table)
    return figures if name == "throughput" else {name.replace("-", "_"): figures}
