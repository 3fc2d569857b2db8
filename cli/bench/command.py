"""The command `holdfast bench` and the parts that it can measure."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from cli.bench import page, report
from cli.bench.place import place_option
from cli.bench.progress import Narrator
from cli.bench.quality.command import quality
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
    "http": "Requests and free times through one shim, and the memory of each process.",
    "conventional": "The same bookings by check-then-insert, and what that double-books.",
    "repack": "What re-packing gains on badly seated days, beside an exact solver.",
    "growth": "Request and assignment beside a growing past, and beside more and more venues.",
    "quality": "How many guests are seated, beside first fit and the optimum.",
}
"""Each is the module of its name."""

Command = Callable[..., None]


def measuring(command: Command) -> Command:
    """The options of everything that measures."""
    for option in (
        click.option("--quick", is_flag=True, help="A look at each: all of it takes two minutes."),
        click.option("--keep", is_flag=True, help="Leave the server up, to look into it."),
        click.option(
            "--publish",
            is_flag=True,
            help="Put the tables and pictures into docs/performance.md too, in place of the last.",
        ),
        click.option(
            "--listener/--no-listener",
            default=None,
            show_default="unless quick",
            help="Whether to measure also while a queue is bound to every event.",
        ),
        place_option,
    ):
        command = option(command)
    return command


@click.group(invoke_without_command=True)
@measuring
@click.pass_context
def bench(context: click.Context, /, **options: Any) -> None:
    """Measure everything on a throw-away server, beside pgbench's TPC-B on the same one.

    Without a command: throughput, then a quick look at each other part. The figures go to
    build/bench.json, tables and pictures to build/bench.md. A part of its own, at full length,
    writes build/bench-PART.json and build/bench-PART.md.
    """
    if context.invoked_subcommand is None:
        _measure("bench", list(PARTS), **options)
    elif options["quick"] or options["keep"] or options["publish"]:
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
    report_name: str,
    parts: Sequence[str],
    *,
    quick: bool,
    keep: bool,
    listener: bool | None,
    publish: bool,
    place: Path,
) -> None:
    """Measure parts on one server, show and write their figures; exits 1 on a broken promise."""
    narrator = Narrator()
    size = QUICK if quick else FULL
    command = f"holdfast {report_name.replace('-', ' ', 1)}{' --quick' if quick else ''}"
    sections: list[page.Section] = []
    with (
        termination_as_interrupt(),
        bench_session(
            size,
            narrator,
            place,
            is_kept=keep,
            has_listener=not quick if listener is None else listener,
        ) as session,
    ):
        figures = report.describe(session)
        narrator.say(", ".join(f"{name} {value}" for name, value in figures["server"].items()))
        told = dict(figures)
        for name in parts:
            began = time.monotonic()
            found, tables, pictures = _measure_part(session, name)
            taken = time.monotonic() - began
            narrator.say(f"    {name} took {taken:.0f} s")
            sections.append(
                page.Section(name, command, session.size.name, taken, told, tables, pictures)
            )
            figures |= found
            paths = [report.write(report_name, figures), page.write(report_name, sections)]
            # What follows the first is a look at why, at the cost of a few seconds.
            session = replace(session, size=QUICK)
    if publish:
        paths.append(page.publish(sections, PARTS))
    narrator.say(f"written to {', '.join(str(path) for path in paths)}")
    if figures.get("broken_invariants"):
        raise Problem(f"promises are broken: see broken_invariants in {paths[0]}")


def _measure_part(
    session: Bench, name: str
) -> tuple[dict[str, Any], Sequence[Table], dict[str, str]]:
    """The figures of a part, under its name (throughput's are the bench's own), as tables and as
    pictures, where it has some."""
    module = import_module(f"cli.bench.{name.replace('-', '_')}")
    figures: dict[str, Any] = module.measure(session)
    shown = module.tables(figures)
    for table in shown:
        session.narrator.show(table)
    pictures = module.pictures(figures) if hasattr(module, "pictures") else {}
    found = figures if name == "throughput" else {name.replace("-", "_"): figures}
    return found, shown, pictures
