"""The command `holdfast stress`."""

import json
import sys
import time
from pathlib import Path

import click
from rich.console import Console

from cli.bench.place import place_option
from cli.bench.progress import Narrator
from cli.bench.venues import first_day
from cli.children import termination_as_interrupt
from cli.problem import Problem
from cli.stress.crowd import ask_at_once
from cli.stress.demand import VENUE, clicks, make_wishes
from cli.stress.figures import LEAST_SHARE, LONGEST_P95_MS, Figures, read_figures, table
from cli.stress.stage import set_stage

SETTLE_SECONDS = 120


@click.command(
    help=f"""Let many guests book at the same moment, over HTTP, and say what became of them.

    On a throw-away server with fsync on: workers, one shim and a mail server, all on this machine.
    Parties and hours have their real shares; they are spread over so many days of one pub of 26
    tables that nearly all fit. Every tenth guest clicks twice. Exits with 1 when fewer than
    {LEAST_SHARE:.0%} are confirmed by themselves, when p95 from assignment_pending to confirmed is
    over {LONGEST_P95_MS / 1000:g} s, or when anything happened twice.
    """
)
@click.option("--bookings", default=500, show_default=True, type=click.IntRange(2, 10000),
              help="Guests, all at once.")  # fmt: skip
@click.option("--days", default=14, show_default=True, type=click.IntRange(1, 300),
              help="Days that they are spread over.")  # fmt: skip
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 16),
              help="Processes that decide.")  # fmt: skip
@click.option("--seed", default=20261121, show_default=True, help="The same demand again.")
@place_option
@click.option("--json", "is_json", is_flag=True, help="For programs; the rest goes to stderr.")
def stress(bookings: int, days: int, workers: int, seed: int, place: Path, is_json: bool) -> None:
    narrator = Narrator(Console(highlight=False, file=sys.stderr) if is_json else None)
    figures = _run(bookings, days, workers, seed, place, narrator)
    if is_json:
        click.echo(json.dumps(figures.to_json(), default=str))
    else:
        title = f"{days} days of {VENUE}, {workers} workers, 1 shim, seed {seed}"
        narrator.show(table(figures, title))
    if figures.faults:
        raise Problem("; ".join(figures.faults))


def _run(
    bookings: int, days: int, workers: int, seed: int, place: Path, narrator: Narrator
) -> Figures:
    with termination_as_interrupt(), set_stage(place, workers, narrator) as stage:
        day = first_day(stage.connection, VENUE)
        wishes = make_wishes(bookings, first_day=day, days=days, seed=seed)
        requests = clicks(bookings)
        began = time.monotonic()
        with narrator.count("requests at once", len(requests)) as advance:
            answers = ask_at_once(stage.base_url, wishes, requests, advance)
        with narrator.step("until every guest is told"):
            stage.wait_until_settled(SETTLE_SECONDS)
        return read_figures(stage, bookings, answers, time.monotonic() - began)
