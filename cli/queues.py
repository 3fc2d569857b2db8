"""`holdfast queue`: what waits, what was given up, and what to do about it."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import click
import psycopg
from psycopg import Connection
from psycopg.rows import dict_row
from rich.console import Console
from rich.table import Table

from cli import server

Row = dict[str, Any]

WORKED = click.Choice(["assignment", "notification"])
KNOWN = click.Choice(["assignment", "assignment_dead", "notification", "notification_dead"])

WIDTH_ELSEWHERE = 140

DEPTHS = """
select queue_name, visible_count, in_flight_count, delayed_count, oldest_age
  from ops.queue_depth
 order by queue_name
"""
MESSAGES = """
select message_id, try_count, enqueued_at, visible_at, reference, state, notification_kind, error
  from ops.peek_queue(p_queue => %(queue)s, p_limit => %(limit)s)
"""
REDRIVE = "select * from ops.redrive_queue(p_queue => %(queue)s, p_message_ids => %(ids)s)"
PURGE = "select ops.purge_queue(p_queue => %(queue)s, p_age => %(age)s) as count"

as_json = click.option("--json", "is_json", is_flag=True, help="For programs.")


@click.group()
def queue() -> None:
    """The queues and their dead letters."""


@queue.command("ls")
@as_json
def list_queues(is_json: bool) -> None:
    """Say how much waits in each queue, and since when."""
    with psycopg.connect(server.database_url()) as connection:
        _show(_ask(connection, DEPTHS), is_json)


@queue.command()
@click.argument("name", metavar="QUEUE", type=KNOWN)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000))
@as_json
def peek(name: str, limit: int, is_json: bool) -> None:
    """Show the oldest messages of QUEUE with their bookings; none is taken."""
    with psycopg.connect(server.database_url()) as connection:
        _show(_ask(connection, MESSAGES, queue=name, limit=limit), is_json)


@queue.command()
@click.argument("name", metavar="QUEUE", type=WORKED)
@click.argument("messages", nargs=-1, type=int)
@click.option("--all", "is_all", is_flag=True, help="Every dead letter.")
@as_json
def redrive(name: str, messages: tuple[int, ...], is_all: bool, is_json: bool) -> None:
    """Put dead letters of QUEUE back to work: those with the ids MESSAGES, or --all.

    Its booking leaves the manual review; its e-mail has an hour at least. Mend the cause first:
    `holdfast queue peek assignment_dead` tells it.
    """
    if bool(messages) == is_all:
        raise click.UsageError("name messages, or give --all")
    wanted = None if is_all else list(messages)
    with psycopg.connect(server.database_url()) as connection:
        _show(_ask(connection, REDRIVE, queue=name, ids=wanted), is_json)


@queue.command()
@click.argument("name", metavar="QUEUE", type=WORKED)
@click.option("--days", required=True, type=click.FloatRange(0), help="Those older than this.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def purge(name: str, days: float, yes: bool) -> None:
    """Delete old dead letters of QUEUE. Bookings and e-mails stay as they are."""
    if not yes:
        click.confirm(f"Delete the dead letters of {name} older than {days:g} days?", abort=True)
    with psycopg.connect(server.database_url()) as connection:
        [row] = _ask(connection, PURGE, queue=name, age=timedelta(days=days))
    click.echo(f"{row['count']} deleted")


def _ask(connection: Connection, query: str, **arguments: object) -> list[Row]:
    with connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(query, arguments).fetchall()


def _show(rows: Sequence[Row], is_json: bool) -> None:
    if is_json:
        click.echo(json.dumps(rows, default=str))
        return
    if not rows:
        click.echo("nothing")
        return
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = WIDTH_ELSEWHERE
    table = Table(*(name.replace("_", " ") for name in rows[0]), box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(_cell(value) for value in row.values()))
    console.print(table)


def _cell(value: object) -> str:
    """Fractions of a second help nobody here."""
    match value:
        case None:
            return "-"
        case timedelta():
            return str(value).split(".")[0]
        case datetime():
            return f"{value:%Y-%m-%d %H:%M:%S}"
        case _:
            return str(value)[:200]
