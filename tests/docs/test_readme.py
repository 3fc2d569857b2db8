"""README.md: its SQL does what it says."""

import re

import psycopg

from cli.project import ROOT

PAGE = (ROOT / "README.md").read_text()


def test_a_booking_is_taken_as_shown(venue_database: str) -> None:
    [block] = re.findall(r"```sql\n(.*?)```", PAGE, re.S)
    with psycopg.connect(venue_database, autocommit=True) as connection:
        booking = connection.execute(block).fetchone()
        assert booking is not None
        told = connection.execute("select state from core.booking").fetchall()
    assert told == [("assignment_pending",)]
    assert "pending" in booking
