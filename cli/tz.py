"""`holdfast tz`: what a change of the rules of time zones does to bookings."""

import json

import click
import psycopg
from psycopg.rows import dict_row

from cli import server
from cli.problem import Problem

RECHECK = "select * from ops.recheck_local_times()"


@click.group()
def tz() -> None:
    """Time zones, whose rules governments change at short notice."""


@tz.command()
@click.option("--json", "is_json", is_flag=True, help="For programs: every row.")
def recheck(is_json: bool) -> None:
    """List bookings to come that new rules of their zone would move; exit with 1 for any.

    Run it after each update of the time zone data (package tzdata; then restart PostgreSQL). A
    guest comes when the clock on the wall says so: tell them, or book them anew.
    """
    with (
        psycopg.connect(server.database_url()) as connection,
        connection.cursor(row_factory=dict_row) as cursor,
    ):
        rows = cursor.execute(RECHECK).fetchall()
    if is_json:
        click.echo(json.dumps(rows, default=str))
    for row in [] if is_json else rows:
        click.echo(
            f"{row['reference']}  {row['venue']}  {row['starts_local']:%Y-%m-%d %H:%M} "
            f"{row['timezone']} is claimed for {row['starts_at']:%Y-%m-%d %H:%M %Z}, "
            f"off by {row['moved_by']}"
        )
    if rows:
        raise Problem(
            f"{len(rows)} bookings are claimed for another instant than they say: "
            "tell their guests, or cancel them and book them anew"
        )
    if not is_json:
        click.echo("every booking to come is claimed for the time that it says")
