"""api.cancel_booking: frees the tables, once; refuses what has changed or is over."""

from typing import Any

import pytest
from psycopg import Connection

from tests.calls import (
    acting,
    ask,
    assign,
    broken_invariants,
    call,
    confirmed,
    hold,
    labels,
    read,
    refusal,
    request,
    rows,
    value,
)

Row = dict[str, Any]


def cancel(connection: Connection, booking: Row, **changes: object) -> Row:
    return call(connection, "api.cancel_booking", p_reference=booking["reference"], **changes)


def kinds(connection: Connection, status: str = "queued") -> list[str]:
    return [
        kind
        for (kind,) in ask(
            connection,
            "select kind from core.notification where status = %s order by notification_id",
            status,
        )
    ]


def test_a_cancelled_booking_gives_its_tables_back(db: Connection) -> None:
    # Nobody else can have the only two tables that take eight inside.
    bookings = [confirmed(db, p_party=8, p_seating="indoor") for _ in range(2)]
    for _ in range(2):
        request_ = request(db, p_party=7, p_seating="indoor")
        assign(db, request_)
    waiting = request(db, p_party=8, p_seating="indoor")
    taken = labels(bookings[1])
    cancelled = cancel(db, bookings[1])
    assert (cancelled["status"], cancelled["tables"]) == ("cancelled", [])
    assert ask(db, "select from core.claim where booking_id = %s", bookings[1]["booking_id"]) == []
    assert assign(db, waiting)["tables"] == taken


def test_the_history_says_who_and_why(db: Connection) -> None:
    booking = confirmed(db)
    with acting(db, "staff"):
        cancelled = cancel(db, booking, p_reason="The kitchen is flooded")
    assert cancelled["reason"] == "The kitchen is flooded"
    [last] = ask(
        db,
        "select version, from_state, to_state, actor, reason from core.booking_state_history"
        " where booking_id = %s order by version desc limit 1",
        booking["booking_id"],
    )
    assert last == (6, "confirmed", "cancelled", "staff", "The kitchen is flooded")


def test_cancelling_again_changes_nothing(db: Connection) -> None:
    booking = confirmed(db)
    first = cancel(db, booking)
    assert cancel(db, booking, p_reason="Again") == first
    assert kinds(db).count("cancelled") == 1


def test_a_stale_version_is_refused(db: Connection) -> None:
    booking = request(db)
    assign(db, booking)
    refused = refusal(
        db,
        "api.cancel_booking",
        p_reference=booking["reference"],
        p_expected_version=booking["state_version"],
    )
    assert (refused.code, refused.detail) == ("RS020", {"expected": 3, "version": 5})
    assert read(db, booking)["state"] == "confirmed"
    assert cancel(db, booking, p_expected_version=5)["state"] == "cancelled"


@pytest.mark.parametrize("state", ["seated", "completed", "no_show", "failed"])
def test_what_is_under_way_or_over_cannot_be_cancelled(db: Connection, state: str) -> None:
    booking = confirmed(db) if state != "failed" else request(db)
    for step in ("seated", "completed") if state == "completed" else (state,):
        db.execute("update core.booking set state = %s", (step,))
    refused = refusal(db, "api.cancel_booking", p_reference=booking["reference"])
    assert refused.code == "RS021"
    assert state in str(refused.detail["from"]) and "cancelled" in str(refused.detail["to"])


def test_a_request_that_still_waits_is_not_assigned_any_more(db: Connection) -> None:
    booking = request(db)
    cancel(db, booking)
    [message] = rows(db, "jobs.claim_assignments", p_limit=10, p_lease="30 s")
    [answer] = rows(
        db,
        "jobs.assign_claimed",
        p_message_ids=[message["message_id"]],
        p_read_counts=[message["read_count"]],
    )
    assert (answer["outcome"], answer["state"]) == ("nothing_to_do", "cancelled")
    assert ask(db, "select from core.claim") == []
    assert ask(db, "select from pgmq.q_assignment") == []
    assert kinds(db) == ["cancelled"]


def test_a_booking_in_review_can_be_cancelled(db: Connection) -> None:
    booking = request(db)
    db.execute("update core.booking set state = 'manual_review'")
    assert read(db, booking)["status"] == "pending"
    assert cancel(db, booking)["state"] == "cancelled"


def test_a_hold_that_is_cancelled_tells_nobody(db: Connection) -> None:
    assert cancel(db, hold(db))["state"] == "cancelled"
    assert ask(db, "select from core.claim") == ask(db, "select from core.timer") == []
    assert kinds(db) == []
    assert broken_invariants(db) == []


def test_no_confirmation_is_sent_after_the_cancellation(db: Connection) -> None:
    """A mail server that was down must not turn a cancelled visit into a confirmed one."""
    booking = confirmed(db)
    cancel(db, booking)
    mails = rows(db, "jobs.claim_notifications", p_limit=10, p_lease="30 s")
    assert [mail["kind"] for mail in mails] == ["cancelled"]


def test_guests_may_not_cancel_by_reference_alone(db: Connection) -> None:
    booking = confirmed(db)
    with acting(db, "guest"):
        refused = refusal(db, "api.cancel_booking", p_reference=booking["reference"])
    assert refused.code == "RS230"
    assert read(db, booking)["state"] == "confirmed"


def test_an_unknown_booking_is_refused(db: Connection) -> None:
    assert refusal(db, "api.cancel_booking", p_reference="NOSUCHREF2").code == "RS005"
    assert refusal(db, "api.cancel_booking", p_reference=None).code == "RS001"
    booking = request(db)
    refused = refusal(
        db, "api.cancel_booking", p_reference=booking["reference"], p_reason="x" * 501
    )
    assert (refused.code, refused.detail) == ("RS001", {"field": "reason"})
    assert value(db, "jobs.run_due_timers", p_limit=10) == 0
