"""What listeners are told: each event's envelope, and that no listener makes a booking fail."""

from itertools import pairwise
from typing import Any

import pytest
from psycopg import Connection

from tests.calls import acting, ask, assign, call, confirmed, request

ENVELOPE = {
    "event", "booking_id", "venue_id", "version", "state", "attempt", "strategy", "reason", "at",
}  # fmt: skip
MORE = {
    "booking.created": {"party_size", "service_date", "starts_at", "ends_at", "metadata"},
    "booking.state_changed": {"from", "to", "actor"},
}


def listen(connection: Connection, pattern: str = "booking.#") -> None:
    with acting(connection, "owner"):
        connection.execute("select pgmq.create('ears')")
        connection.execute("select pgmq.bind_topic(%s, 'ears')", (pattern,))


def heard(connection: Connection) -> list[dict[str, Any]]:
    return [message for (message,) in ask(connection, "select message from pgmq.q_ears"
                                          " order by msg_id")]  # fmt: skip


def test_every_transition_is_told_with_its_envelope(db: Connection) -> None:
    listen(db)
    booking = confirmed(db)
    call(db, "api.cancel_booking", p_reference=booking["reference"])
    told = heard(db)
    names = [event["event"].removeprefix("booking.") for event in told]
    assert [name for name in names if name != "state_changed"] == [
        "created", "capacity_verified", "assignment_pending", "assignment_in_progress",
        "assignment_succeeded", "confirmed", "cancelled",
    ]  # fmt: skip
    for event in told:
        assert set(event) == ENVELOPE | MORE.get(event["event"], set()), event["event"]
        assert event["booking_id"] == booking["booking_id"]
    steps = [event for event in told if event["event"] == "booking.state_changed"]
    assert [step["version"] for step in steps] == [1, 2, 3, 4, 5, 6]
    assert all(before["to"] == after["from"] for before, after in pairwise(steps))
    created = told[0]
    assert (created["party_size"], created["service_date"], created["metadata"]["source"]) == (
        2, str(booking["booking_date"]), "api",
    )  # fmt: skip


@pytest.mark.parametrize("trouble", [
    "revoke insert on pgmq.q_ears from holdfast_owner",
    "drop table pgmq.q_ears",
])  # fmt: skip
def test_a_queue_that_cannot_be_written_to_makes_no_booking_fail(
    db: Connection, trouble: str
) -> None:
    db.execute("select pgmq.create('ears')")
    db.execute("select pgmq.bind_topic('#', 'ears')")
    db.execute(trouble)
    with acting(db, "service"):
        booking = request(db)
    assert assign(db, booking)["outcome"] == "confirmed"
