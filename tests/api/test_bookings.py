"""Bookings over HTTP, from the request to the tables."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.testclient import TestClient

Json = dict[str, Any]
PERSONAL = {"notes", "customerName", "customerEmail", "customerPhone"}


def request_booking(client: TestClient, wish: Json) -> Json:
    """The answer to a good request."""
    response = client.post("/api/bookings", json=wish)
    assert response.status_code == 201, response.text
    booking: Json = response.json()
    return booking


def test_answers_the_booking_to_whoever_made_it(client: TestClient, wish: Json) -> None:
    response = client.post("/api/bookings", json=wish | {"notes": "Window", "name": "Zoë 🎂"})

    assert response.status_code == 201, response.text
    booking = response.json()
    assert response.headers["location"] == f"/api/bookings/{booking['reference']}"
    assert response.headers["etag"] == f'"{booking["stateVersion"]}"'
    assert isinstance(booking.pop("id"), int)
    created_at = datetime.fromisoformat(booking.pop("createdAt"))
    assert abs((datetime.now(UTC) - created_at).total_seconds()) < 60
    length = datetime.fromisoformat(booking.pop("endsAt")) - datetime.fromisoformat(
        booking.pop("startsAt")
    )
    assert length.total_seconds() == 3600
    for name in ("reference", "stateVersion"):
        assert booking.pop(name)
    assert booking == {
        "status": "pending",
        "state": "assignment_pending",
        "venue": {
            "slug": "white-horse-waterbeach",
            "name": "White Horse Pub (Waterbeach)",
            "timezone": "Europe/London",
        },
        "bookingDate": wish["date"],
        "startTime": "19:00",
        "endTime": "20:00",
        "partySize": 2,
        "bookingType": "dinner",
        "seatingPreference": "any",
        "tables": [],
        "reason": None,
        "holdExpiresAt": None,
        "notes": "Window",
        "customerName": "Zoë 🎂",
        "customerEmail": "ada@example.com",
        "customerPhone": "+441223375578",
    }


def test_knows_the_alias_of_the_pub(client: TestClient, wish: Json) -> None:
    booking = request_booking(client, wish | {"restaurantSlug": "demo-restaurant"})
    assert booking["venue"]["slug"] == "white-horse-waterbeach"


def test_optional_fields_may_be_left_out(client: TestClient, wish: Json) -> None:
    for name in ("seating", "notes", "phone", "marketingOptIn"):
        del wish[name]
    booking = request_booking(client, wish)
    assert (booking["seatingPreference"], booking["customerPhone"]) == ("any", None)


def test_a_guest_reads_no_personal_data_and_staff_does(
    client: TestClient, wish: Json, staff: dict[str, str]
) -> None:
    made = request_booking(client, wish)
    address = f"/api/bookings/{made['reference']}"

    as_guest = client.get(address)
    as_staff = client.get(address, headers=staff)

    assert as_staff.json() == made
    assert as_guest.json() == {name: made[name] for name in made if name not in PERSONAL}
    assert "Ada" not in as_guest.text and "ada@" not in as_guest.text
    assert as_guest.headers["etag"] == f'"{made["stateVersion"]}"'


def test_staff_may_book_for_a_larger_party_than_guests(
    client: TestClient, wish: Json, staff: dict[str, str]
) -> None:
    wish |= {"party": 13}
    assert client.post("/api/bookings", json=wish).json()["code"] == "RS016"
    assert client.post("/api/bookings", json=wish, headers=staff).json().get("code") != "RS016"


def test_the_same_key_and_body_get_the_same_answer(
    client: TestClient, wish: Json, stored: Callable[[], tuple[int, ...]]
) -> None:
    headers = {"Idempotency-Key": f"once-{wish['date']}"}
    first = client.post("/api/bookings", json=wish, headers=headers)
    before = stored()

    second = client.post("/api/bookings", json=wish, headers=headers)

    assert (first.status_code, second.status_code) == (201, 201)
    assert second.json() == first.json()
    assert second.headers["location"] == first.headers["location"]
    assert stored() == before


def test_the_same_key_with_another_body_is_refused(
    client: TestClient, wish: Json, stored: Callable[[], tuple[int, ...]]
) -> None:
    headers = {"Idempotency-Key": f"twice-{wish['date']}"}
    assert client.post("/api/bookings", json=wish, headers=headers).status_code == 201
    before = stored()

    response = client.post("/api/bookings", json=wish | {"party": 3}, headers=headers)

    assert (response.status_code, response.json()["code"]) == (422, "RS022")
    assert stored() == before


@pytest.mark.parametrize("key", ["", " ", "a b", "ключ", "k" * 201])
def test_a_key_that_is_none_is_refused(client: TestClient, wish: Json, key: str) -> None:
    response = client.post("/api/bookings", json=wish, headers=[(b"Idempotency-Key", key.encode())])
    problem = response.json()
    assert (response.status_code, problem["code"]) == (422, "RS001")
    assert problem["errors"]["field"] == "Idempotency-Key"


def test_two_keys_are_refused(client: TestClient, wish: Json) -> None:
    keys = [("Idempotency-Key", "one"), ("Idempotency-Key", "two")]
    response = client.post("/api/bookings", json=wish, headers=keys)
    assert (response.status_code, response.json()["code"]) == (422, "RS001")


def test_assigns_at_once_and_only_once(
    client: TestClient, wish: Json, staff: dict[str, str]
) -> None:
    made = request_booking(client, wish)
    address = f"/api/ops/bookings/{made['reference']}/assign"

    first = client.post(address, headers=staff)
    second = client.post(address, headers=staff)

    assert first.status_code == 200, first.text
    assert (first.json()["outcome"], first.json()["state"]) == ("confirmed", "confirmed")
    assert first.json()["tables"]
    assert second.json()["outcome"] == "nothing_to_do"
    booking = client.get(f"/api/bookings/{made['reference']}").json()
    assert booking["status"] == "confirmed"
    assert [table["label"] for table in booking["tables"]] == first.json()["tables"]
    assert set(booking["tables"][0]) == {"id", "label", "zone", "capacity"}


def test_cancels_the_version_that_was_read(
    client: TestClient, wish: Json, staff: dict[str, str]
) -> None:
    made = request_booking(client, wish)
    address = f"/api/bookings/{made['reference']}/cancel"
    body = {"reason": "ill"}

    stale = client.post(address, json=body, headers=staff | {"If-Match": '"1"'})
    present = client.post(
        address, json=body, headers=staff | {"If-Match": f'"{made["stateVersion"]}"'}
    )

    assert (stale.status_code, stale.json()["code"]) == (412, "RS020")
    assert present.status_code == 200, present.text
    assert present.json()["status"] == "cancelled"
    assert present.json()["customerName"] == "Ada Lovelace"
    assert present.headers["etag"] == f'"{present.json()["stateVersion"]}"'


def test_cancels_without_a_body(client: TestClient, wish: Json, staff: dict[str, str]) -> None:
    made = request_booking(client, wish)
    response = client.post(f"/api/bookings/{made['reference']}/cancel", headers=staff)
    assert response.json()["state"] == "cancelled"


@pytest.mark.parametrize("version", ["1", 'W/"1"', '""', '"1", "2"', '"99999999999"', "*"])
def test_an_entity_tag_that_is_no_version_is_refused(
    client: TestClient, staff: dict[str, str], version: str
) -> None:
    response = client.post("/api/bookings/X/cancel", headers=staff | {"If-Match": version})
    problem = response.json()
    assert (response.status_code, problem["code"]) == (422, "RS001")
    assert problem["errors"]["field"] == "If-Match"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/bookings/{}"),
        ("POST", "/api/bookings/{}/cancel"),
        ("POST", "/api/ops/bookings/{}/assign"),
    ],
)
@pytest.mark.parametrize("reference", ["NOPE", "%F0%9F%8E%82", "a" * 5000, "%27%3B--"])
def test_an_unknown_reference_is_not_found(
    client: TestClient, staff: dict[str, str], method: str, path: str, reference: str
) -> None:
    response = client.request(method, path.format(reference), headers=staff)
    assert (response.status_code, response.json()["code"]) == (404, "RS005")


def test_a_reference_with_nul_is_refused(client: TestClient) -> None:
    response = client.get("/api/bookings/a%00b")
    assert (response.status_code, response.json()["code"]) == (422, "RS001")
    assert response.json()["errors"]["field"] == "reference"
