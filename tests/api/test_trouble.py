"""Locks, timeouts and a database that is away: retries first, then an honest answer."""

import asyncio
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import Connection
from psycopg.conninfo import make_conninfo
from starlette.testclient import TestClient

from api import database
from api.main import create_app
from runtime.settings import Settings
from tests.api.test_manage import make_link

Json = dict[str, Any]


@pytest.fixture
def blocker(url: str) -> Iterator[Connection]:
    """A session that keeps everybody from writing bookings until it ends its transaction."""
    with psycopg.connect(url) as connection:
        connection.execute("lock table core.booking in exclusive mode")
        yield connection
        connection.rollback()


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that the shim makes before its retries; none lasts, and locks wait 20 ms."""
    made: list[float] = []

    async def note(seconds: float) -> None:
        made.append(seconds)

    monkeypatch.setattr(database, "LOCK_TIMEOUT", "20ms")
    monkeypatch.setattr(database, "sleep", note)
    return made


def test_a_command_with_a_key_is_tried_four_times(
    client: TestClient, wish: Json, blocker: Connection, pauses: list[float]
) -> None:
    response = client.post("/api/bookings", json=wish, headers={"Idempotency-Key": "busy-1"})
    assert (response.status_code, response.json()["code"]) == (503, "RS040")
    assert response.headers["retry-after"] == "1"
    assert len(pauses) == 3
    assert pauses == sorted(pauses)


def test_a_retry_that_finds_the_way_free_succeeds(
    client: TestClient, wish: Json, blocker: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def give_way(seconds: float) -> None:
        await asyncio.to_thread(blocker.rollback)

    monkeypatch.setattr(database, "LOCK_TIMEOUT", "20ms")
    monkeypatch.setattr(database, "sleep", give_way)
    response = client.post("/api/bookings", json=wish, headers={"Idempotency-Key": "busy-2"})
    assert response.status_code == 201, response.text


def test_a_command_without_a_key_is_tried_once(
    client: TestClient, wish: Json, blocker: Connection, pauses: list[float]
) -> None:
    response = client.post("/api/bookings", json=wish)
    assert (response.status_code, response.json()["code"]) == (503, "RS040")
    assert pauses == []


def test_a_statement_that_takes_too_long_is_stopped(
    url: str, wish: Json, blocker: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LOCK_TIMEOUT", "0")
    environ = {"DATABASE_URL": url, "HOLDFAST_STATEMENT_TIMEOUT": "0.1"}
    with TestClient(create_app(Settings.from_environment(environ))) as client:
        response = client.post("/api/bookings", json=wish)
    assert (response.status_code, response.json()["code"]) == (504, "RS042")
    assert response.headers["retry-after"] == "1"


def test_a_connection_that_was_lost_is_replaced(url: str, operator: Connection, wish: Json) -> None:
    with TestClient(create_app(Settings.from_environment({"DATABASE_URL": url}))) as client:
        assert client.post("/api/bookings", json=wish).status_code == 201
        operator.execute(
            """
            select pg_terminate_backend(pid, 5000) from pg_stat_activity
            where application_name = 'holdfast api' and datname = current_database()
            """
        )
        assert client.post("/api/bookings", json=wish).status_code == 201


def test_a_database_that_is_away(url: str, monkeypatch: pytest.MonkeyPatch, wish: Json) -> None:
    monkeypatch.setattr(database, "CONNECT_TIMEOUT", 0.2)
    away = make_conninfo(url, dbname="nobody_made_this")
    with TestClient(create_app(Settings.from_environment({"DATABASE_URL": away}))) as client:
        assert client.get("/livez").status_code == 200
        for response in (client.get("/readyz"), client.post("/api/bookings", json=wish)):
            assert (response.status_code, response.json()["code"]) == (503, "RS111")
            assert response.headers["retry-after"] == "1"


@pytest.mark.parametrize("path", ["/manage/kX0bV5w3m8Qe1Zt7Ry2LpA", "/unsubscribe/x"])
def test_a_guest_reads_of_a_database_that_is_away(
    url: str, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr(database, "CONNECT_TIMEOUT", 0.2)
    away = make_conninfo(url, dbname="nobody_made_this")
    german = {"Accept-Language": "de-DE"}
    with TestClient(create_app(Settings.from_environment({"DATABASE_URL": away}))) as client:
        for response in (
            client.get(path, headers=german),
            client.post(path, data={"action": "cancel"}, headers=german),
        ):
            assert response.status_code == 503
            assert response.headers["content-type"].startswith("text/html")
            assert response.headers["retry-after"] == "1"
            assert "Das ging gerade nicht" in response.text and 'lang="de-DE"' in response.text


def test_a_guest_reads_of_a_lock_on_their_page(
    client: TestClient, wish: Json, operator: Connection, url: str, pauses: list[float]
) -> None:
    """The booking itself can be read meanwhile, so the page stays."""
    link = make_link(operator, client.post("/api/bookings", json=wish).json()["reference"])
    with psycopg.connect(url) as other:
        other.execute("lock table core.booking in exclusive mode")
        response = client.post(link, data={"action": "cancel"})
    assert response.status_code == 503 and "did not work just now" in response.text
    assert "We are looking for your table" in response.text


def test_a_database_without_a_deployment(server_url: str) -> None:
    environ = {"DATABASE_URL": make_conninfo(server_url, dbname="template1")}
    with TestClient(create_app(Settings.from_environment(environ))) as client:
        response = client.get("/readyz")
    problem = response.json()
    assert (response.status_code, problem["code"]) == (503, "RS112")
    assert "api.request_booking" in problem["errors"]["missing"]


def test_is_ready_when_everything_is_there(client: TestClient) -> None:
    assert client.get("/livez").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ok"}


def test_works_as_the_login_that_was_made_for_it(url: str, wish: Json) -> None:
    environ = {
        "DATABASE_URL": make_conninfo(url, user="holdfast_http"),
        "HOLDFAST_STAFF_TOKEN": "t",
    }
    staff = {"Authorization": "Bearer t"}
    with TestClient(create_app(Settings.from_environment(environ))) as client:
        assert client.get("/readyz").status_code == 200
        made = client.post("/api/bookings", json=wish)
        assert made.status_code == 201, made.text
        reference = made.json()["reference"]
        assert "customerName" not in client.get(f"/api/bookings/{reference}").json()
        assigned = client.post(f"/api/ops/bookings/{reference}/assign", headers=staff)
        assert assigned.json()["outcome"] == "confirmed"
        assert client.get(f"/api/bookings/{reference}", headers=staff).json()["customerName"]
