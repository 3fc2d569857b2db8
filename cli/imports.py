"""`holdfast import`: an existing book, brought in as a whole or not at all."""

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import click
import psycopg
from psycopg import Connection, sql

from cli import server
from cli.bench.progress import Narrator
from cli.problem import Problem, phrase

SHOWN = 50
"""Bad lines that are printed."""

LARGEST = 2**31 - 1
"""A whole number of the database."""


def _read_number(text: str) -> int:
    number = int(text)
    if abs(number) > LARGEST:
        raise ValueError
    return number


def _read_clock(text: str) -> time:
    clock = time.fromisoformat(text)
    if clock.tzinfo:
        raise ValueError
    return clock


READERS: dict[str, Callable[[str], Any]] = {
    "date": date.fromisoformat,
    "time": _read_clock,
    "party": _read_number,
    "fold": _read_number,
    "created_at": datetime.fromisoformat,
    "tables": lambda words: [word.strip() for word in words.split("+")],
    **{
        name: str
        for name in (
            *("venue", "service", "name", "email", "phone", "notes"),
            *("locale", "seating", "state"),
        )
    },
}
"""The columns, and how each is read from text; they are the arguments of api.import_booking."""
WANTED = {
    "date": "give a date as YYYY-MM-DD",
    "time": "give a time as HH:MM, by the venue's clock",
    "party": "give a number of guests such as 4",
    "fold": "give 0, or 1 for the second of two equal times",
    "created_at": "give a moment as YYYY-MM-DDTHH:MM+00:00",
}
"""What is said of one that cannot be read."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file: its number from 1, and its fields, all text; lists are joined by +."""

    number: int
    fields: dict[str, str]


@click.group("import")
def import_group() -> None:
    """Bring in what another system has."""


@import_group.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--apply", "is_applied", is_flag=True, help="Keep it; otherwise it is a dry run.")
def bookings(file: Path, is_applied: bool) -> None:
    """Bring in the bookings of FILE, a .csv with a head line or a .jsonl.

    \b
    Columns: venue (slug), date, time, party, service, name; and as far as known
    email, phone, notes, locale, seating, state (confirmed, completed, no_show,
    cancelled), tables (B1+B2), created_at (ISO with offset), fold.

    A dry run does everything and takes it back: every bad line is reported, and two lines that
    want one table are found. With --apply all lines are kept, or none when one is bad. Nobody is
    sent an e-mail. Days with visits to come are locked until it is over: choose a quiet moment.
    """
    lines = list(read_lines(file))
    with (
        psycopg.connect(server.database_url(), autocommit=True) as connection,
        connection.transaction() as whole,
    ):
        faults = _load(connection, lines)
        if faults or not is_applied:
            raise psycopg.Rollback(whole)
    for number, fault in faults[:SHOWN]:
        click.echo(f"line {number}: {fault}", err=True)
    if faults:
        raise Problem(f"{len(faults)} of {len(lines)} lines are bad: nothing was loaded")
    if is_applied:
        click.echo(f"{len(lines)} bookings loaded")
    else:
        click.echo(f"{len(lines)} bookings would be loaded: run it again with --apply")


def read_lines(file: Path) -> Iterator[Line]:
    """The lines of a file by its ending. Raises Problem when it is neither CSV nor JSON lines."""
    match file.suffix.lower():
        case ".csv":
            with file.open(newline="", encoding="utf-8-sig") as stream:
                for number, row in enumerate(csv.DictReader(stream, restkey="(too many)"), start=2):
                    yield Line(number, {str(k): _text(v) for k, v in row.items() if v})
        case ".jsonl" | ".ndjson":
            with file.open(encoding="utf-8") as stream:
                for number, text in enumerate(stream, start=1):
                    if text.strip():
                        yield Line(number, _read_object(number, text))
        case _:
            raise Problem(f"{file} ends neither in .csv nor in .jsonl")


def _read_object(number: int, text: str) -> dict[str, str]:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise Problem(f"line {number} is not JSON: {error}") from None
    if not isinstance(found, dict):
        raise Problem(f"line {number} is no JSON object")
    return {name: _text(value) for name, value in found.items() if value not in (None, "")}


def _text(value: object) -> str:
    return "+".join(map(str, value)) if isinstance(value, list) else str(value)


def _load(connection: Connection, lines: Sequence[Line]) -> list[tuple[int, str]]:
    """Load every line that can be; the numbers of the others, and why not."""
    faults = []
    with Narrator().count("bookings", max(len(lines), 1)) as advance:
        for line in lines:
            fault = _load_line(connection, line)
            if fault:
                faults.append((line.number, fault))
            advance()
    return faults


def _load_line(connection: Connection, line: Line) -> str | None:
    arguments: dict[str, Any] = {}
    for name, text in line.fields.items():
        if name not in READERS:
            return f"there is no column {name}"
        try:
            arguments[f"p_{name}"] = READERS[name](text)
        except ValueError:
            return f"{name} {text!r}: {WANTED[name]}"
    try:
        # A savepoint: the lines after a bad one are looked at too.
        with connection.transaction():
            connection.execute(_statement(arguments), arguments)
    except psycopg.DatabaseError as error:
        return phrase(error)
    return None


def _statement(arguments: dict[str, Any]) -> sql.Composed:
    named = sql.SQL(", ").join(
        sql.SQL("{} => {}").format(sql.Identifier(name), sql.Placeholder(name))
        for name in arguments
    )
    return sql.SQL("select api.import_booking({})").format(named)
