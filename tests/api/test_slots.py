"""The practice over HTTP, as the small Python client of client/ sees it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

import pytest
from psycopg import Connection
from starlette.testclient import TestClient

from api.client import BookingConflictError, BookingRefusedError, HoldfastClient

PRACTICE, SERVICE = "touchbase-massage", "swedish-60"
DETROIT = ZoneInfo("America/Detroit")
_weeks = count(1)


@pytest.fixture
def wednesday() -> str:
    """A Wednesday that no other test books."""
    today = datetime.now(DETROIT).date()
    first = today + timedelta(days=(3 - today.isoweekday()) % 7)
    return str(first + timedelta(weeks=next(_weeks)))


@pytest.fixture
def desk(client: TestClient) -> HoldfastClient:
    return HoldfastClient(http=client)


@pytest.fixture(autouse=True)
def free_origin(operator: Connection) -> Iterator[None]:
    """All tests come from one address; what they held is given back."""
    yield
    operator.execute("truncate core.hold")


def test_a_slot_is_found_held_and_confirmed(desk: HoldfastClient, wednesday: str) -> None:
    first, *_ = slots = desk.find_slots(PRACTICE, SERVICE, wednesday, wednesday)
    assert first["startTime"] == "09:00" and first["localStart"].startswith(
        f"{wednesday}T09:00:00-"
    )
    assert {one["label"] for one in first["therapists"]} == {"Ana", "Chi"}
    held = desk.hold(PRACTICE, SERVICE, wednesday, "09:00", therapist="Ana")
    assert [one["label"] for one in held["tables"]] == ["Ana", "Birch"]
    assert desk.renew(held["reference"])["expiresAt"] >= held["expiresAt"]
    left = desk.find_slots(PRACTICE, SERVICE, wednesday, wednesday, therapist="Ana")
    own = desk.find_slots(
        PRACTICE, SERVICE, wednesday, wednesday, therapist="Ana", exclude=held["reference"]
    )
    assert len(left) < len(own) < len(slots)
    for _ in range(2):
        done = desk.confirm(held["reference"], "Ada Lovelace", "ada@example.com", key=wednesday)
        assert done["outcome"] == "confirmed"
    assert desk.read(held["reference"])["state"] == "confirmed"


def test_what_is_gone_is_one_error_with_the_next_best_slots(
    desk: HoldfastClient, wednesday: str
) -> None:
    desk.hold(PRACTICE, SERVICE, wednesday, "13:00", therapist="Ana")
    with pytest.raises(BookingConflictError) as caught:
        desk.hold(PRACTICE, SERVICE, wednesday, "13:00", therapist="Ana")
    assert (caught.value.status, caught.value.code) == (409, "RS106")
    assert len(caught.value.alternatives) == 3
    nearest = caught.value.alternatives[0]
    assert desk.hold(PRACTICE, SERVICE, nearest["date"], nearest["time"], therapist="Ana")


def test_an_expired_hold_is_the_same_error(
    desk: HoldfastClient, wednesday: str, operator: Connection
) -> None:
    held = desk.hold(PRACTICE, SERVICE, wednesday, "13:00")
    for table, column in (("booking", "hold_expires_at"), ("claim", "expires_at")):
        operator.execute(
            f"update core.{table} set {column} = now() - interval '1 second' where booking_id ="
            " (select booking_id from core.booking where reference = %s)",
            (held["reference"],),
        )
    with pytest.raises(BookingConflictError) as confirmed:
        desk.confirm(held["reference"], "Ada Lovelace", "ada@example.com")
    with pytest.raises(BookingConflictError) as renewed:
        desk.renew(held["reference"])
    for caught in (confirmed, renewed):
        assert (caught.value.status, caught.value.code) == (410, "RS107")


def test_other_refusals_are_no_conflict(desk: HoldfastClient, wednesday: str) -> None:
    with pytest.raises(BookingRefusedError) as caught:
        desk.hold(PRACTICE, SERVICE, wednesday, "13:05")
    assert caught.value.code == "RS018" and not isinstance(caught.value, BookingConflictError)
    assert caught.value.hint == "Ask for 13:00 or 13:15."


def test_one_address_cannot_squat(desk: HoldfastClient, wednesday: str) -> None:
    for time, free in (("11:00", 3), ("13:00", 3), ("14:15", 2), ("15:30", 2)):
        for _ in range(free):
            desk.hold(PRACTICE, SERVICE, wednesday, time)
    with pytest.raises(BookingRefusedError) as caught:
        desk.hold(PRACTICE, SERVICE, wednesday, "16:45")
    assert (caught.value.status, caught.value.code) == (429, "RS220")


def test_one_customer_cannot_squat(desk: HoldfastClient, wednesday: str) -> None:
    with pytest.raises(BookingRefusedError) as caught:
        for time in ("11:00", "12:15", "13:30", "14:45"):
            desk.hold(PRACTICE, SERVICE, wednesday, time, email="ada@example.com")
    assert caught.value.code == "RS220"


def test_an_appointment_is_asked_for_and_changed(
    client: TestClient, staff: dict[str, str], wednesday: str
) -> None:
    """The same therapist at another time, then another one, then another service."""
    wish = {
        "restaurantSlug": PRACTICE, "bookingType": SERVICE, "date": wednesday, "time": "13:00",
        "party": 1, "name": "Ada", "email": "ada@example.com", "therapist": "Ana",
    }  # fmt: skip
    made = client.post("/api/bookings", json=wish, headers=staff)
    assert made.status_code == 201, made.text
    path = f"/api/ops/bookings/{made.json()['reference']}"

    def seated() -> tuple[str, str, str]:
        answer = client.post(f"{path}/assign", headers=staff).json()
        assert answer["outcome"] == "confirmed", answer
        seen = client.get(path.replace("/ops", ""), headers=staff).json()
        return seen["tables"][0]["label"], seen["startTime"], seen["endTime"]

    def change(**wish: str) -> int:
        seen = client.get(path.replace("/ops", ""), headers=staff)
        headers = staff | {"If-Match": seen.headers["etag"]}
        return client.patch(path, json=wish, headers=headers).status_code

    assert seated() == ("Ana", "13:00", "14:00")
    assert change(time="14:15") == 200 and seated() == ("Ana", "14:15", "15:15")
    assert change(therapist="Ben") == 200 and seated() == ("Ben", "14:15", "15:15")
    assert change(bookingType="deep-tissue-90") == 422
    assert change(bookingType="deep-tissue-90", therapist="Ana") == 200
    assert seated() == ("Ana", "14:15", "15:45")
