"""Reading a booking from JSON that may be anything."""

from typing import Any

import pytest

from cli.flow.booking import Booking, MalformedBookingError
from tests.cli.flow.conftest import CONFIRMED, TABLE, booking_json


def test_the_summary_shows_what_was_read_and_nothing_personal() -> None:
    booking = Booking.from_json({**CONFIRMED, "customerEmail": "a@example.org", "notes": "x"})
    shown = booking.to_json()
    assert shown == {key: CONFIRMED[key] for key in shown}
    assert not {"customerEmail", "notes"} & set(shown)
    assert [table.to_json() for table in booking.tables] == [TABLE]


def test_seat_waste_is_capacity_less_party() -> None:
    tables = [TABLE, {**TABLE, "id": 8, "capacity": 3}]
    assert Booking.from_json(booking_json(partySize=5, tables=tables)).seat_waste == 2


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<html>", "the answer is not an object"),
        (None, "the answer is not an object"),
        ([], "the answer is not an object"),
        ({}, "venue is not an object"),
        (booking_json(id="41"), "id is not a whole number"),
        (booking_json(id=True), "id is not a whole number"),
        (booking_json(reference=None), "reference is not a text"),
        (booking_json(reason=3), "reason is not a text"),
        (booking_json(tables=None), "tables is not a list"),
        (booking_json(tables=[3]), "tables is not an object"),
        (booking_json(tables=[{**TABLE, "capacity": 2.5}]), "capacity is not a whole number"),
    ],
)
def test_whatever_is_not_a_booking_is_named(body: Any, fault: str) -> None:
    with pytest.raises(MalformedBookingError, match=fault):
        Booking.from_json(body)
