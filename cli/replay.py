"""`holdfast replay`: a book of requests through the engine, in order of arrival."""

import csv
import json
import time
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click
import psycopg
from psycopg.rows import dict_row
from rich.console import Console
from rich.progress import track
from rich.table import Table

from cli import server
from cli.optimize.picture import draw
from cli.problem import Problem
from cli.sandbox import require_sandbox
from cli.wishes import list_starts

REQUEST = """
select booking_id from api.request_booking(
  p_venue => %s, p_date => %s, p_time => %s, p_party => %s, p_service => %s, p_name => 'Replay',
  p_source => 'replay')
"""
WASTE = """
select coalesce(sum(s.seats - b.party_size), 0)::integer
from core.booking as b
cross join lateral (
  select sum(r.seats) as seats
  from core.claim as c join core.resource as r on r.resource_id = c.resource_id
  where c.booking_id = b.booking_id
) as s
where b.booking_id = any (%s) and b.state = 'confirmed'
"""
MOVES = "select count(*) from core.booking_move as m where m.for_booking_id = any (%s)"
DAY = "select * from api.optimize_day(p_venue => %s, p_date => %s, p_iterations => 0)"


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--venue", required=True, help="The venue that the book is played on.")
@click.option("--speed", type=click.FloatRange(0.01),
              help="Times as fast as it came; without it, as fast as it goes.")  # fmt: skip
@click.option("--date", "first", type=click.DateTime(["%Y-%m-%d"]),
              help="Play it so that its first visit is on this day.")  # fmt: skip
@click.option("--plan", "picture", type=click.Path(dir_okay=False, path_type=Path),
              help="Draw the first day into this SVG file.")  # fmt: skip
@click.option("--json", "is_json", is_flag=True, help="The figures as JSON.")
def replay(
    file: Path,
    venue: str,
    speed: float | None,
    first: datetime | None,
    picture: Path | None,
    is_json: bool,
) -> None:
    """Feed FILE, a CSV with the columns arrives, visit and party, to VENUE in order of arrival.

    Times are local, as 2026-12-04T19:00. Visits lie in the future; demo and test databases only.
    """
    url = server.running_database_url(lambda line: click.echo(line, err=True))
    require_sandbox(url)
    book = read_book(file)
    if first:
        book = _shift(book, first)
    with psycopg.connect(url, autocommit=True) as connection:
        figures = _play(connection, venue, book, speed)
    if picture:
        with psycopg.connect(url, autocommit=True, row_factory=dict_row) as reader:
            run = reader.execute(DAY, (venue, min(visit for _, visit, _ in book).date())).fetchone()
            assert run is not None
        picture.write_text(draw(run))
    if is_json:
        click.echo(json.dumps(figures))
        return
    table = Table("figure", "value", title=f"{file.name} on {venue}", title_justify="left")
    for name, value in figures.items():
        table.add_row(name, str(value))
    Console().print(table)


def _play(
    connection: psycopg.Connection[Any],
    venue: str,
    book: list[tuple[datetime, datetime, int]],
    speed: float | None,
) -> dict[str, Any]:
    services = {
        day: dict(list_starts(connection, venue, day)) for day in {row[1].date() for row in book}
    }
    outcomes: Counter[str] = Counter()
    keys, covers, before = [], 0, book[0][0]
    for arrives, visit, party in track(book, "requests", console=Console(stderr=True)):
        if speed:
            time.sleep((arrives - before).total_seconds() / speed)
        before, service = arrives, services[visit.date()].get(visit)
        try:
            row = connection.execute(
                REQUEST, (venue, visit.date(), visit.time(), party, service or "dinner")
            ).fetchone()
        except psycopg.DatabaseError as error:
            outcomes[f"refused, {error.diag.message_primary}"] += 1
            continue
        assert row is not None
        assigned = connection.execute("select outcome from jobs.assign(%s)", row).fetchone()
        outcome = str(assigned and assigned[0])
        keys.append(row[0])
        outcomes[outcome] += 1
        covers += party * (outcome == "confirmed")
    wasted, moved = (connection.execute(query, (keys,)).fetchone() for query in (WASTE, MOVES))
    assert wasted is not None and moved is not None
    return {
        **outcomes,
        "covers seated": covers,
        "wasted seats": wasted[0],
        "moves": moved[0],
    }


def _shift(
    book: list[tuple[datetime, datetime, int]], first: datetime
) -> list[tuple[datetime, datetime, int]]:
    """The same book, by whole days later or earlier."""
    days = timedelta(days=(first.date() - min(visit for _, visit, _ in book).date()).days)
    return [(arrives + days, visit + days, party) for arrives, visit, party in book]


def read_book(file: Path) -> list[tuple[datetime, datetime, int]]:
    """The requests in order of arrival; raises Problem that names the line at fault."""
    book = []
    with file.open(newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            try:
                arrives, visit = (
                    datetime.fromisoformat(row[name]) for name in ("arrives", "visit")
                )
                book.append((arrives, visit, int(row["party"])))
            except (KeyError, ValueError, TypeError):
                raise Problem(
                    f"{file}, line {number}: give arrives and visit as 2026-12-04T19:00, "
                    "and party as a whole number"
                ) from None
    if not book:
        raise Problem(f"{file} has no requests")
    return sorted(book)
