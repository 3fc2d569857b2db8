"""`holdfast db`: the server of this checkout, and deploying to any database."""

import os

import click

from cli import deployment, server
from cli.postgres import client_environment, describe, find_program
from cli.problem import Problem
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


def _refuse_foreign() -> None:
    if Settings.from_environment().database_url:
        raise Problem("this concerns the embedded server alone, and DATABASE_URL names another one")


def _say(line: str) -> None:
    click.echo(line, err=True)
