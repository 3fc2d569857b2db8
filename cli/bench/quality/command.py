"""The command `holdfast bench quality`."""

import os
from pathlib import Path
from typing import Any

import click

from cli.bench.place import place_option
from cli.bench.progress import Narrator
from cli.bench.quality import report
from cli.bench.quality.policies import POLICIES
from cli.bench.quality.run import FAMILIES, LARGEST_COUNT, QUICK, Choice, run
from cli.bench.quality.session import Session
from cli.bench.quality.solved import Solved
from cli.bench.server import bench_server
from cli.bench.session import TEMPLATE, deploy
from cli.children import termination_as_interrupt


@click.command("quality")
@click.option(
    "--family",
    "families",
    multiple=True,
    type=click.Choice(FAMILIES),
    help="What is played; may be given several times. Without it, all of them.",
)
@click.option(
    "--policy",
    "policies",
    multiple=True,
    type=click.Choice(list(POLICIES)),
    help="Who seats; may be given several times. Without it, all of them.",
)
@click.option(
    "--evenings",
    type=click.IntRange(1, LARGEST_COUNT),
    default=10,
    show_default=True,
    help="How many for each profile and load; of the golden ones there are ten.",
)
@click.option("--seed", default=1, show_default=True, help="For the evenings that are drawn.")
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=os.cpu_count(),
    show_default="processors",
    help="Evenings at a time.",
)
@click.option("--quick", is_flag=True, help="A look in about a minute: one golden evening each.")
@place_option
def quality(place: Path, jobs: int, quick: bool, **options: Any) -> None:
    """Measure how many guests are seated, by this engine and by simpler hosts.

    Each evening is asked for and assigned through the real functions, in order of arrival.
    Writes build/quality.json and build/quality.svg.
    """
    choice = QUICK if quick else _choose(**options)
    narrator = Narrator()
    with termination_as_interrupt(), bench_server(place, narrator.say) as server:
        with narrator.step("set-up: deploying Holdfast"):
            deploy(server.url(TEMPLATE))
        rows = run(Session(server.url(TEMPLATE), jobs), choice, Solved(), narrator)
    for table in report.tables(rows):
        narrator.show(table)
    for path in report.write(rows):
        narrator.say(f"written to {path}")


def _choose(
    families: tuple[str, ...], policies: tuple[str, ...], evenings: int, seed: int
) -> Choice:
    return Choice(families or FAMILIES, policies or tuple(POLICIES), evenings, seed)
