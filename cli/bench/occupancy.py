"""Service days that are as full as a measurement wants them."""

from datetime import date
from pathlib import Path

from psycopg import Connection

_FUNCTION = Path(__file__).with_name("occupancy.sql")


def prepare(connection: Connection) -> None:
    """Make the function that fills days in this database; the same days each time."""
    connection.execute(_FUNCTION.read_text())
    connection.execute("select setseed(0.5)")


def fill_day(
    connection: Connection, venue: str, day: date, share: float, limit: int = 1_000_000
) -> int:
    """Have each table of a floor taken for this share of its possible visits, up to so many
    bookings in all; returns how many there are."""
    row = connection.execute(
        "select public.fill_day(%s, %s, %s, %s)", [venue, day, share, limit]
    ).fetchone()
    assert row is not None
    return int(row[0])
