"""`holdfast flag`: what is switched on for which venues."""

import json

import click
import psycopg
from psycopg import Connection
from psycopg.rows import dict_row
from rich.console import Console
from rich.table import Table

from cli import server

PIPELINE = "feat.booking_pipeline.v1"

FLAGS = """
select flag, mode, percentage, enrolled_count, venue_count, opted_in, changed_at, changed_by,
       description
  from ops.feature_flag
 order by flag
"""
SET = "select ops.set_flag(p_flag => %s, p_mode => %s, p_percentage => %s)"
OPT_IN = "select ops.opt_in_venue(p_flag => %s, p_venue => %s, p_is_in => %s)"

WIDTH_ELSEWHERE = 120

of_flag = click.option(
    "--flag", "name", default=PIPELINE, show_default=True, metavar="FLAG", help="Which flag."
)


class Setting(click.ParamType[tuple[str, int | None]]):
    """off, opt-in, on, or a percentage: the mode and the share."""

    name = "setting"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int | None]:
        text = str(value).removesuffix("%")
        if text in {"off", "on"}:
            return text, None
        if text == "opt-in":
            return "opt_in", None
        if text.isdecimal() and int(text) <= 100:
            return "percentage", int(text)
        self.fail(f"{value!r} is neither off, opt-in, on nor a percentage from 0 to 100")


@click.group()
def flag() -> None:
    """What is switched on for which venues.

    feat.booking_pipeline.v1: requests of a venue that is in are queued, and workers find the
    tables. A venue that is out is answered within the request: confirmed, or failed with other
    times. What was queued before is worked off either way.
    """


@flag.command("ls")
@click.option("--json", "is_json", is_flag=True, help="For programs.")
def list_flags(is_json: bool) -> None:
    """Say how each flag stands, and how many venues are in."""
    with (
        psycopg.connect(server.database_url()) as connection,
        connection.cursor(row_factory=dict_row) as cursor,
    ):
        rows = cursor.execute(FLAGS).fetchall()
    if is_json:
        click.echo(json.dumps(rows, default=str))
        return
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = WIDTH_ELSEWHERE
    table = Table("flag", "setting", "venues", "opted in", "changed", "by", box=None)
    for row in rows:
        share = row["percentage"]
        table.add_row(
            row["flag"],
            row["mode"].replace("_", "-") if share is None else f"{share} %",
            f"{row['enrolled_count']} of {row['venue_count']}",
            ", ".join(row["opted_in"]) or "-",
            f"{row['changed_at']:%Y-%m-%d %H:%M}",
            row["changed_by"],
        )
    console.print(table)


@flag.command("set")
@click.argument("setting", metavar="off|opt-in|0..100|on", type=Setting())
@of_flag
def set_flag(setting: tuple[str, int | None], name: str) -> None:
    """Switch a flag off, on for those on its list, for a share of all venues, or on for all.

    A venue that is in stays in while the share grows: 5, then 25, then 100.
    """
    with psycopg.connect(server.database_url()) as connection:
        count = _ask(connection, SET, name, *setting)
    click.echo(f"{name}: {count} venues are in")


@flag.command("add")
@click.argument("venue")
@of_flag
def add_venue(venue: str, name: str) -> None:
    """Put VENUE on the list of those that are in before the others."""
    _list(venue, name, True)


@flag.command("remove")
@click.argument("venue")
@of_flag
def remove_venue(venue: str, name: str) -> None:
    """Take VENUE off that list."""
    _list(venue, name, False)


def _list(venue: str, name: str, is_in: bool) -> None:
    with psycopg.connect(server.database_url()) as connection:
        is_enrolled = _ask(connection, OPT_IN, name, venue, is_in)
    click.echo(f"{venue} is {'in' if is_enrolled else 'out'}")


def _ask(connection: Connection, query: str, *arguments: object) -> object:
    row = connection.execute(query, arguments).fetchone()
    assert row is not None
    return row[0]
