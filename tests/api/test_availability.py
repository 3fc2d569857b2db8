"""Availability over HTTP."""

from datetime import datetime
from typing import Any

from starlette.testclient import TestClient

Json = dict[str, Any]


def test_lists_the_free_starts_of_a_day(client: TestClient, wish: Json) -> None:
    query = {"restaurantSlug": "demo-restaurant", "date": wish["date"], "party": 2}
    slots = client.get("/api/availability", params=query).json()["slots"]
    assert {slot["bookingType"] for slot in slots} == {"lunch", "dinner", "drinks"}

    dinners = client.get("/api/availability", params=query | {"bookingType": "dinner"}).json()
    assert dinners["slots"] == [slot for slot in slots if slot["bookingType"] == "dinner"]
    slot = dinners["slots"][0]
    assert set(slot) == {"bookingType", "startTime", "endTime", "startsAt", "endsAt"}
    assert (slot["startTime"], slot["endTime"]) == ("17:00", "18:00")
    length = datetime.fromisoformat(slot["endsAt"]) - datetime.fromisoformat(slot["startsAt"])
    assert length.total_seconds() == 3600


def test_what_it_lists_can_be_held(client: TestClient, wish: Json) -> None:
    query = {
        "restaurantSlug": "white-horse-waterbeach",
        "date": wish["date"],
        "party": 4,
        "bookingType": "lunch",
        "seating": "outdoor",
    }
    first = client.get("/api/availability", params=query).json()["slots"][0]
    response = client.post("/api/holds", json=query | {"time": first["startTime"]})
    assert response.status_code == 201, response.text
    assert {table["zone"] for table in response.json()["tables"]} == {"Garden"}


def test_an_unknown_venue_or_service_is_refused(client: TestClient, wish: Json) -> None:
    query = {"restaurantSlug": "nowhere", "date": wish["date"], "party": 2}
    assert client.get("/api/availability", params=query).json()["code"] == "RS004"
    query |= {"restaurantSlug": "demo-restaurant", "bookingType": "breakfast"}
    assert client.get("/api/availability", params=query).json()["code"] == "RS006"
