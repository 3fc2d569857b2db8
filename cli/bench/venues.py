"""The venues of a bench: the White Horse under many names, and made-up floors of any size."""

import json
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from psycopg import Connection
from psycopg.types.json import Jsonb

from cli.project import VENUES

WHITE_HORSE = VENUES / "white-horse-waterbeach.json"
ROW = 10
ROWS_IN_ZONE = 4
SEATS = (2, 2, 4, 4, 2, 4, 6, 4, 2, 6)
"""The tables of one row, side by side; each may be joined with its neighbours."""


def load_copies(connection: Connection, count: int) -> None:
    """Load the White Horse as white-horse-1 to white-horse-<count>."""
    venue = json.loads(WHITE_HORSE.read_text())
    venue.pop("aliases", None)
    load(connection, ({**venue, "slug": f"white-horse-{n}"} for n in range(1, count + 1)))


def load(
    connection: Connection,
    venues: Iterable[dict[str, Any]],
    advance: Callable[[], None] = lambda: None,
) -> None:
    """Load venues, each in a transaction of its own, and let the planner know of them; `advance`
    is called for each."""
    for venue in venues:
        connection.execute("select api.load_venue(p_venue => %s)", [Jsonb(venue)])
        advance()
    connection.execute("vacuum analyze")


def first_day(connection: Connection, slug: str) -> date:
    """Tomorrow where the venue is."""
    row = connection.execute(
        "select (now() at time zone timezone)::date from core.venue where slug = %s", [slug]
    ).fetchone()
    assert row is not None
    today: date = row[0]
    return today + timedelta(days=1)


def make_floor(slug: str, table_count: int) -> dict[str, Any]:
    """A venue file of so many tables, in rows of ten that can be pushed together side by side."""
    tables = [_make_table(number) for number in range(table_count)]
    return {
        "slug": slug,
        "name": f"Floor of {table_count} tables",
        "kind": "restaurant",
        "timezone": "Europe/London",
        "policy": {
            "slot_minutes": 15,
            "last_seating_before_close_minutes": 30,
            "lead_time_minutes": 0,
            "book_ahead_days": 365,
            "hold_minutes": 10,
            "service_day_starts_at": "04:00",
            "max_party_online": 12,
        },
        "opening_hours": [
            {"weekday": day, "open": "11:00", "close": "23:00"} for day in range(1, 8)
        ],
        "services": [
            _make_service("lunch", "11:00", "16:00"),
            _make_service("dinner", "16:00", "23:00"),
        ],
        "turn_minutes": {code: _TURNS for code in ("lunch", "dinner")},
        "buffer_minutes": 5,
        "zones": [
            {"name": name, "setting": "indoor"}
            for name in dict.fromkeys(table["zone"] for table in tables)
        ],
        "tables": tables,
        "adjacent": [
            [left["label"], right["label"]]
            for left, right in pairwise(tables)
            if left["y"] == right["y"]
        ],
    }


_TURNS = [
    {"party_min": 1, "party_max": 2, "minutes": 60},
    {"party_min": 3, "party_max": 4, "minutes": 75},
    {"party_min": 5, "party_max": None, "minutes": 90},
]


def _make_service(code: str, start: str, end: str) -> dict[str, Any]:
    window = {"days": list(range(1, 8)), "start": start, "end": end}
    return {"code": code, "name": code.title(), "windows": [window]}


def _make_table(number: int) -> dict[str, Any]:
    row, place = divmod(number, ROW)
    seats = SEATS[place]
    return {
        "label": f"T{number + 1}",
        "zone": f"Zone {1 + row // ROWS_IN_ZONE}",
        "party_min": max(1, seats - 2),
        "party_max": seats,
        "seats": seats,
        "movable": True,
        "x": 2 * place,
        "y": 3 * row,
    }
