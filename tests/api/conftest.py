"""The shim in front of a real database that all tests of one process share."""

import itertools
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from psycopg import Connection, sql
from psycopg.conninfo import make_conninfo
from psycopg.types.json import Jsonb
from starlette.testclient import TestClient

from api.main import create_app
from cli.project import VENUES
from runtime.settings import Settings

TOKEN = "a-token-for-staff"
Json = dict[str, Any]


@pytest.fixture(scope="session")
def url(server_url: str, template: str, worker_id: str) -> Iterator[str]:
    """A deployed database with the White Horse and the practice; these tests commit in it."""
    name = sql.Identifier(f"api_{worker_id}")
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(
            sql.SQL("create database {} template {}").format(name, sql.Identifier(template))
        )
        database = make_conninfo(server_url, dbname=f"api_{worker_id}")
        with psycopg.connect(database) as loader:
            for slug in ("white-horse-waterbeach", "touchbase-massage"):
                venue = json.loads((VENUES / f"{slug}.json").read_text())
                loader.execute("select api.load_venue(%s)", (Jsonb(venue),))
        yield database
        connection.execute(sql.SQL("drop database {} with (force)").format(name))


@pytest.fixture(scope="session")
def settings(url: str) -> Settings:
    """A shim's settings, staff routes on."""
    return Settings.from_environment({"DATABASE_URL": url, "HOLDFAST_STAFF_TOKEN": TOKEN})


@pytest.fixture(scope="session")
def client(settings: Settings) -> Iterator[TestClient]:
    """The application, started."""
    with TestClient(create_app(settings)) as client:
        yield client


@pytest.fixture
def staff() -> dict[str, str]:
    """The headers of a caller with the staff token."""
    return {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="session")
def operator(url: str) -> Iterator[Connection]:
    """A superuser's connection for looking behind the shim."""
    with psycopg.connect(url, autocommit=True) as connection:
        yield connection


@pytest.fixture(scope="session")
def stored(operator: Connection) -> Callable[[], tuple[int, ...]]:
    """How many rows a request could have left behind, by table."""

    def count_rows() -> tuple[int, ...]:
        row = operator.execute(
            """
            select
              (select count(*) from core.booking),
              (select count(*) from core.customer),
              (select count(*) from core.claim),
              (select count(*) from core.idempotency_key)
            """
        ).fetchone()
        assert row is not None
        return row

    return count_rows


@pytest.fixture
def wish() -> Json:
    """The body of a good POST /api/bookings; each test may change its own."""
    return good_wish()


_days = itertools.count()


def good_wish() -> Json:
    """A dinner for two, each time on another day."""
    day = datetime.now(UTC).date() + timedelta(days=10 + next(_days) % 300)
    return {
        "restaurantSlug": "white-horse-waterbeach",
        "date": day.isoformat(),
        "time": "19:00",
        "party": 2,
        "bookingType": "dinner",
        "seating": "any",
        "notes": None,
        "name": "Ada Lovelace",
        "email": "ada@example.com",
        "phone": "+441223375578",
        "marketingOptIn": False,
    }
