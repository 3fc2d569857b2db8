"""`holdfast db`: the server of this checkout, and deploying to any database."""

import os
from datetime import datetime

import click
from rich.progress import BarColumn, Progress, TaskProgressColumn

from cli import deployment, server
from cli.day import reset_day as delete_day
from cli.postgres import client_environment, describe, find_program
from cli.problem import Problem
from cli.sandbox import require_sandbox
from cli.seed import REFUSED_IN_A_ROW, seed_day
from runtime.settings import Settings


@click.group()
def db() -> None:
    """The embedded server, and the schema in any database.

    Every command works on the database of DATABASE_URL where that is set, and never starts a
    server then.
    """


@db.command()
def start() -> None:
    """Start the embedded server, making its cluster the first time."""
    _refuse_foreign()
    click.echo(server.start(_say))


@db.command()
def stop() -> None:
    """Stop the embedded server; its data stays."""
    _refuse_foreign()
    _say("stopped" if server.stop() else "it did not run")


@db.command()
def status() -> None:
    """Say which database is used, whether it answers, and what is deployed there."""
    url = server.database_url()
    click.echo(describe(url))
    deployment.run_sqitch(url, "status")


@db.command()
def url() -> None:
    """Print the libpq URL of the database."""
    click.echo(server.database_url())


@db.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1)
def psql(arguments: tuple[str, ...]) -> None:
    """Open psql on the database; arguments are passed on."""
    program = str(find_program("psql"))
    os.execve(program, ["psql", *arguments], client_environment(server.running_database_url(_say)))


@db.command()
def deploy() -> None:
    """Deploy what is not deployed yet: pgmq, a restore point, sqitch, the schema's difference."""
    deployment.deploy(server.running_database_url(_say), _say)


@db.command()
def verify() -> None:
    """Run the verify script of every deployed change."""
    deployment.run_sqitch(server.running_database_url(_say), "verify")


@db.command()
@click.option("--to", "change", help="The last change to keep; without it, everything goes.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def revert(change: str | None, yes: bool) -> None:
    """Revert deployed changes, with the data in them."""
    url = server.running_database_url(_say)
    if not yes:
        extent = f"to {change}" if change else "everything"
        click.confirm(f"Revert {extent} in {describe(url)}?", abort=True)
    deployment.run_sqitch(url, "revert", "-y", *(["--to", change] if change else []))


@db.command()
def rebase() -> None:
    """Revert to the first deployed script that was edited since, and deploy from there."""
    _refuse_foreign()
    deployment.run_sqitch(server.start(_say), "rebase", "--modified", "-y")


@db.command()
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def reset(yes: bool) -> None:
    """Delete the embedded cluster with all its data, make a new one and deploy."""
    _refuse_foreign()
    if not yes:
        click.confirm(f"Delete {server.home()} with everything in it?", abort=True)
    server.remove()
    deployment.deploy(server.start(_say), _say)


@db.command("reset-day")
@click.argument("venue")
@click.argument("day", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]))
def reset_day(venue: str, day: datetime) -> None:
    """Delete all bookings of VENUE on DATE, with their history; demo and test databases only."""
    url = server.running_database_url(_say)
    require_sandbox(url)
    count = delete_day(url, venue, day.date())
    _say(f"{venue}, {day:%Y-%m-%d}: {count} bookings deleted")


@db.command()
@click.option("--venue", default="white-horse-waterbeach", show_default=True)
@click.option("--day", required=True, type=click.DateTime(["%Y-%m-%d"]))
@click.option("--fill", default=60, show_default=True, type=click.IntRange(1, 100),
              help="Percent of the tables' hours to be taken.")  # fmt: skip
@click.option("--seed", default=1, show_default=True, help="The same day again.")
def seed(venue: str, day: datetime, fill: int, seed: int) -> None:
    """Fill a day with believable bookings; demo and test databases only.

    They come in order of arrival, through the public functions, with parties and hours by their
    real shares. What is booked already stays; a request that finds no table is not kept.
    """
    url = server.running_database_url(_say)
    require_sandbox(url)
    bar = Progress("[progress.description]{task.description}", BarColumn(), TaskProgressColumn())
    with bar:
        task = bar.add_task(f"{venue}, {day:%Y-%m-%d}", total=fill)
        seated, filled = seed_day(
            url, venue, day.date(), fill, seed, lambda done: bar.update(task, completed=done)
        )
    share = f"{filled:.0f} % of the tables' hours"
    if filled < fill:
        share = (
            f"{filled:.0f} % instead of {fill} %: {REFUSED_IN_A_ROW} requests in a row did not fit"
        )
    _say(f"{venue}, {day:%Y-%m-%d}: {seated} bookings seated, {share}")


def _refuse_foreign() -> None:
    if Settings.from_environment().database_url:
        raise Problem(
            "this concerns the embedded server alone, and DATABASE_URL names another one: "
            "unset DATABASE_URL"
        )


def _say(line: str) -> None:
    click.echo(line, err=True)
