"""Changes over HTTP: by the guest's token and by staff, with the version that was seen."""

from collections.abc import Callable
from typing import Any

import pytest
from psycopg import Connection
from starlette.testclient import TestClient

Json = dict[str, Any]
Book = Callable[..., tuple[Json, Json]]


@pytest.fixture
def book(client: TestClient, wish: Json, staff: dict[str, str], operator: Connection) -> Book:
    """A confirmed booking, and the headers of its guest."""

    def make(**changes: object) -> tuple[Json, Json]:
        made = client.post("/api/bookings", json=wish | changes, headers=staff).json()
        client.post(f"/api/ops/bookings/{made['reference']}/assign", headers=staff)
        row = operator.execute("select api.make_guest_link(%s)", (made["reference"],)).fetchone()
        assert row is not None
        booking = client.get(f"/api/bookings/{made['reference']}", headers=staff).json()
        return booking, {"Guest-Token": row[0].rpartition("/")[2]}

    return make


def etag(booking: Json) -> Json:
    return {"If-Match": f'"{booking["stateVersion"]}"'}


@pytest.mark.parametrize("caller", ["guest", "staff", "staff by id"])
@pytest.mark.parametrize(
    "change", [{"time": "20:00"}, {"party": 5}, {"time": "18:00", "party": 4, "seating": "indoor"}]
)
def test_a_change_and_its_end(
    client: TestClient, book: Book, staff: dict[str, str], caller: str, change: Json
) -> None:
    booking, token = book()
    path = f"/api/bookings/{booking['reference']}"
    if caller != "guest":
        name = booking["id"] if caller == "staff by id" else booking["reference"]
        path = f"/api/ops/bookings/{name}"
    headers = etag(booking) | (token if caller == "guest" else staff)
    response = client.patch(path, json=change, headers=headers)
    assert response.status_code == 200, response.text
    pending = response.json()
    assert (pending["status"], pending["tables"]) == ("pending", [])
    assert pending["previousTables"] == booking["tables"]
    assert len(pending["pendingReference"]) == 10
    assert response.headers["etag"] == f'"{pending["stateVersion"]}"'
    client.post(f"/api/ops/bookings/{booking['reference']}/assign", headers=staff)
    done = client.get(f"/api/bookings/{booking['reference']}").json()
    assert done["status"] == "confirmed" and "previousTables" not in done
    assert done["partySize"] == change.get("party", 2)
    assert done["startTime"] == change.get("time", "19:00")


def test_the_version_must_be_said_and_right(client: TestClient, book: Book) -> None:
    booking, token = book()
    path = f"/api/bookings/{booking['reference']}"
    missing = client.patch(path, json={"party": 3}, headers=token)
    assert (missing.status_code, missing.json()["code"]) == (428, "RS233")
    stale = client.patch(path, json={"party": 3}, headers=token | {"If-Match": '"1"'})
    assert (stale.status_code, stale.json()["code"]) == (412, "RS020")
    assert client.get(path).json()["stateVersion"] == booking["stateVersion"]


def test_a_guest_needs_the_token(client: TestClient, book: Book, staff: dict[str, str]) -> None:
    booking, _ = book()
    _, foreign = book()
    path = f"/api/bookings/{booking['reference']}"
    for headers in ({}, foreign, {"Guest-Token": "x"}):
        refused = client.patch(path, json={"party": 3}, headers=etag(booking) | headers)
        assert (refused.status_code, refused.json()["code"]) == (403, "RS230")
        for command in ("cancel", "restore"):
            assert client.post(f"{path}/{command}", headers=headers).status_code == 403
    ops = f"/api/ops/bookings/{booking['reference']}"
    assert client.patch(ops, json={}, headers=etag(booking)).status_code == 401


@pytest.mark.parametrize(
    ("change", "code"),
    [({"time": "03:00"}, "RS010"), ({"party": 0}, "RS001"), ({"email": "x"}, "RS001")],
)
def test_what_cannot_be_is_422(client: TestClient, book: Book, change: Json, code: str) -> None:
    booking, token = book()
    path = f"/api/bookings/{booking['reference']}"
    refused = client.patch(path, json=change, headers=etag(booking) | token)
    assert (refused.status_code, refused.json()["code"]) == (422, code)
    assert client.get(path).json()["stateVersion"] == booking["stateVersion"]


def test_full_then_restored_by_the_guest(
    client: TestClient, book: Book, staff: dict[str, str]
) -> None:
    garden = {"party": 20, "seating": "outdoor"}
    book(time="20:30", **garden)
    booking, token = book(time="18:00", party=4)
    path = f"/api/bookings/{booking['reference']}"
    wish = {"time": "20:30", **garden}
    pending = client.patch(path, json=wish, headers=etag(booking) | staff).json()
    assigned = client.post(f"/api/ops{path[4:]}/assign", headers=staff).json()
    assert (assigned["outcome"], assigned["state"]) == ("retry", "assignment_pending")
    failed = client.get(path, headers=staff).json()
    assert failed["status"] == "pending" and failed["previousTables"] == booking["tables"]
    assert failed["stateVersion"] > pending["stateVersion"]
    restored = client.post(f"{path}/restore", headers=token)
    assert restored.status_code == 200, restored.text
    assert restored.json()["tables"] == booking["tables"]
    again = client.post(f"{path}/restore", headers=token).json()
    assert again == restored.json()


def test_the_same_key_twice(client: TestClient, book: Book) -> None:
    booking, token = book()
    headers = etag(booking) | token | {"Idempotency-Key": booking["reference"]}
    path = f"/api/bookings/{booking['reference']}"
    first = client.patch(path, json={"party": 3}, headers=headers)
    second = client.patch(path, json={"party": 3}, headers=headers)
    assert (first.status_code, second.json()) == (200, first.json())


def test_a_guest_cancels_and_changes_no_more(client: TestClient, book: Book) -> None:
    booking, token = book()
    path = f"/api/bookings/{booking['reference']}"
    for _ in range(2):
        cancelled = client.post(f"{path}/cancel", headers=token)
        assert (cancelled.status_code, cancelled.json()["status"]) == (200, "cancelled")
    refused = client.patch(path, json={"party": 3}, headers=etag(cancelled.json()) | token)
    assert (refused.status_code, refused.json()["code"]) == (409, "RS021")


def test_a_time_that_is_free_only_on_its_own_tables(
    client: TestClient, book: Book, staff: dict[str, str]
) -> None:
    booking, _ = book(party=20, seating="outdoor")
    path = f"/api/ops/bookings/{booking['reference']}"
    client.patch(path, json={"time": "19:30"}, headers=etag(booking) | staff)
    client.post(f"{path}/assign", headers=staff)
    done = client.get(f"/api/bookings/{booking['reference']}").json()
    assert (done["status"], done["startTime"]) == ("confirmed", "19:30")
    assert done["tables"] == booking["tables"]


def test_a_second_change_while_the_first_is_pending(client: TestClient, book: Book) -> None:
    booking, token = book()
    path = f"/api/bookings/{booking['reference']}"
    first = client.patch(path, json={"time": "20:00"}, headers=etag(booking) | token).json()
    second = client.patch(path, json={"party": 4}, headers=etag(first) | token).json()
    assert (second["startTime"], second["partySize"]) == ("20:00", 4)
    assert second["previousTables"] == booking["tables"]
    assert second["pendingReference"] != first["pendingReference"]
