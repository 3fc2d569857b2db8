"""Availability over HTTP."""

from datetime import datetime, timedelta
from typing import Any

from psycopg import Connection
from psycopg.types.json import Jsonb
from starlette.testclient import TestClient

from tests.sql.conftest import NIGHT_OWL, describe_night_owl
from tests.sql.test_opening_times import clock_change

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
    query: Json = {
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


def test_the_second_of_two_equal_times_is_listed_booked_and_changed_to(
    client: TestClient, wish: Json, operator: Connection, staff: dict[str, str]
) -> None:
    operator.execute("select api.load_venue(%s)", (Jsonb(describe_night_owl()),))
    autumn = clock_change(10)
    query: Json = {
        "restaurantSlug": NIGHT_OWL,
        "date": str(autumn - timedelta(days=1)),
        "party": 2,
    }
    slots = client.get("/api/availability", params=query).json()["slots"]
    twice = [slot for slot in slots if slot["startTime"] == "01:30"]
    assert [slot.get("fold") for slot in twice] == [None, 1]
    when = {"date": str(autumn), "time": "01:30", "bookingType": "late", "fold": 1}
    made = client.post("/api/bookings", json=wish | query | when)
    assert made.json()["startsAt"] == twice[1]["startsAt"]
    first = client.patch(
        f"/api/ops/bookings/{made.json()['reference']}",
        json=when | {"fold": 0},
        headers=staff | {"If-Match": made.headers["etag"]},
    )
    assert first.json()["startsAt"] == twice[0]["startsAt"]
