"""Venues that are loaded once; each test works on them in a transaction that is rolled back."""

import json
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import Connection, sql
from psycopg.conninfo import make_conninfo
from psycopg.types.json import Jsonb

from cli.project import VENUES
from tests.calls import WHITE_HORSE

NIGHT_OWL = "night-owl"


def describe_night_owl() -> dict[str, Any]:
    """A bar that serves from eight in the evening to three in the morning, clocks changing or not.

    Two tables inside that can be pushed together, one outside; every visit lasts 90 minutes.
    """
    return {
        "slug": NIGHT_OWL,
        "name": "The Night Owl",
        "kind": "restaurant",
        "timezone": "Europe/London",
        "policy": {"book_ahead_days": 400, "service_day_starts_at": "06:00"},
        "opening_hours": [
            {"weekday": weekday, "open": "20:00", "close": "03:00"} for weekday in range(1, 8)
        ],
        "services": [
            {
                "code": "late",
                "name": "Late drinks",
                "windows": [{"days": [*range(1, 8)], "start": "20:00", "end": "03:00"}],
            }
        ],
        "turn_minutes": {"late": [{"party_min": 1, "party_max": None, "minutes": 90}]},
        "buffer_minutes": 10,
        "zones": [
            {"name": "Cellar", "setting": "indoor"},
            {"name": "Yard", "setting": "outdoor"},
        ],
        "tables": [
            {"label": "C1", "zone": "Cellar", "party_min": 1, "party_max": 2, "seats": 2,
             "movable": True},
            {"label": "C2", "zone": "Cellar", "party_min": 2, "party_max": 4, "seats": 4,
             "movable": True},
            {"label": "Y1", "zone": "Yard", "party_min": 1, "party_max": 4, "seats": 4},
        ],
        "adjacent": [["C1", "C2"]],
    }  # fmt: skip


@pytest.fixture(scope="session")
def venues_database(server_url: str, template: str, worker_id: str) -> Iterator[str]:
    """A database with the White Horse and the Night Owl in which nobody commits."""
    name = f"venues_{worker_id}"
    create = sql.SQL("create database {} template {}")
    with psycopg.connect(server_url, autocommit=True) as server:
        server.execute(create.format(sql.Identifier(name), sql.Identifier(template)))
        url = make_conninfo(server_url, dbname=name)
        white_horse = json.loads((VENUES / f"{WHITE_HORSE}.json").read_text())
        with psycopg.connect(url) as connection:
            for venue in (white_horse, describe_night_owl()):
                connection.execute("select api.load_venue(%s)", (Jsonb(venue),))
        yield url
        server.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))


@pytest.fixture
def db(venues_database: str) -> Iterator[Connection]:
    """A superuser's connection to the venues; what the test does is rolled back."""
    with psycopg.connect(venues_database) as connection:
        yield connection
        connection.rollback()
