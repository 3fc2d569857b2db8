"""Holds over HTTP: each outcome has its own status."""

from typing import Any

import pytest
from psycopg import Connection
from starlette.testclient import TestClient

Json = dict[str, Any]
WISH = ("restaurantSlug", "date", "time", "party", "bookingType", "seating")
PERSON = {"name": "Ada Lovelace", "email": "ada@example.com"}


@pytest.fixture
def hold_wish(wish: Json) -> Json:
    """The body of a good POST /api/holds."""
    return {name: wish[name] for name in WISH}


@pytest.fixture
def hold(client: TestClient, hold_wish: Json) -> Json:
    """A fresh hold."""
    response = client.post("/api/holds", json=hold_wish)
    assert response.status_code == 201, response.text
    made: Json = response.json()
    assert response.headers["location"] == f"/api/bookings/{made['reference']}"
    return made


def expire(operator: Connection, reference: str) -> None:
    """Let a hold's time run out now."""
    operator.execute(
        """
        with expired as (
          update core.booking set hold_expires_at = clock_timestamp() - interval '1 second'
          where reference = %s
          returning booking_id, hold_expires_at
        )
        update core.claim as c set expires_at = e.hold_expires_at
        from expired as e where c.booking_id = e.booking_id
        """,
        (reference,),
    )


def test_holds_tables_at_once(client: TestClient, hold: Json) -> None:
    assert hold["outcome"] == "held"
    assert hold["tables"]
    booking = client.get(f"/api/bookings/{hold['reference']}").json()
    assert booking["state"] == "held"
    assert booking["holdExpiresAt"] == hold["expiresAt"]
    assert booking["tables"] == hold["tables"]


def test_confirms_once_and_says_so_when_asked_again(client: TestClient, hold: Json) -> None:
    address = f"/api/holds/{hold['reference']}/confirm"
    first = client.post(address, json=PERSON)
    second = client.post(address, json=PERSON)
    assert (first.status_code, first.json()["outcome"]) == (200, "confirmed"), first.text
    assert (second.status_code, second.json()["outcome"]) == (200, "already_confirmed")
    assert client.get(f"/api/bookings/{hold['reference']}").json()["status"] == "confirmed"


def test_releases_once_and_says_so_when_asked_again(client: TestClient, hold: Json) -> None:
    address = f"/api/holds/{hold['reference']}"
    first = client.delete(address)
    second = client.delete(address)
    assert (first.status_code, first.json()["outcome"]) == (200, "released"), first.text
    assert (second.status_code, second.json()["outcome"]) == (200, "already_released")


def test_a_confirmed_hold_is_no_longer_released(client: TestClient, hold: Json) -> None:
    client.post(f"/api/holds/{hold['reference']}/confirm", json=PERSON)
    response = client.delete(f"/api/holds/{hold['reference']}")
    assert (response.status_code, response.json()["code"]) == (409, "RS110")


def test_an_expired_hold_is_gone(client: TestClient, hold: Json, operator: Connection) -> None:
    expire(operator, hold["reference"])
    response = client.post(f"/api/holds/{hold['reference']}/confirm", json=PERSON)
    assert (response.status_code, response.json()["code"]) == (410, "RS107")


def test_an_unknown_hold_is_not_found(client: TestClient) -> None:
    for response in (
        client.post("/api/holds/NOPE/confirm", json=PERSON),
        client.delete("/api/holds/NOPE"),
    ):
        assert (response.status_code, response.json()["code"]) == (404, "RS109")


def test_when_nothing_is_free_it_says_what_else_is(client: TestClient, hold_wish: Json) -> None:
    hold_wish |= {"party": 12}
    while (response := client.post("/api/holds", json=hold_wish)).status_code == 201:
        pass
    problem = response.json()
    assert (response.status_code, problem["code"]) == (409, "RS106")
    assert problem["errors"]["alternatives"]
    assert set(problem["errors"]["alternatives"][0]) == {"date", "time", "startsAt"}


def test_the_same_key_holds_once(client: TestClient, hold_wish: Json) -> None:
    headers = {"Idempotency-Key": f"hold-{hold_wish['date']}"}
    first = client.post("/api/holds", json=hold_wish, headers=headers)
    second = client.post("/api/holds", json=hold_wish, headers=headers)
    other = client.post("/api/holds", json=hold_wish | {"party": 3}, headers=headers)
    assert (second.status_code, second.json()) == (201, first.json())
    assert (other.status_code, other.json()["code"]) == (422, "RS022")


@pytest.mark.parametrize("change", [{"email": "a@b.example, c@d.example"}, {"name": None}], ids=str)
def test_a_person_who_cannot_be_written_to_confirms_nothing(
    client: TestClient, hold: Json, change: Json
) -> None:
    response = client.post(f"/api/holds/{hold['reference']}/confirm", json=PERSON | change)
    assert (response.status_code, response.json()["code"]) == (422, "RS001")
    assert client.get(f"/api/bookings/{hold['reference']}").json()["state"] == "held"
