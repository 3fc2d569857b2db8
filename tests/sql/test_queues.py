"""Claims of messages, their fences, failures and dead letters: the worker's protocol."""

from typing import Any

import pytest
from psycopg import Connection

from tests.calls import (
    Row,
    acting,
    ask,
    broken_invariants,
    call,
    confirmed,
    read,
    refusal,
    request,
    rows,
    value,
)

LIMIT = 5


def claim(connection: Connection, queue: str = "assignment", limit: int = 10) -> list[Row]:
    return rows(connection, f"jobs.claim_{queue}s", p_limit=limit, p_lease="30 seconds")


def fence(message: Row) -> Row:
    """The arguments that name one message of a lease."""
    return {"p_message_id": message["message_id"], "p_read_count": message["read_count"]}


def fences(*messages: Row) -> Row:
    """The arguments that name several."""
    return {
        "p_message_ids": [message["message_id"] for message in messages],
        "p_read_counts": [message["read_count"] for message in messages],
    }


def end_leases(connection: Connection, queue: str = "assignment") -> None:
    connection.execute(f"update pgmq.q_{queue} set vt = clock_timestamp()")


def work_off(connection: Connection, *messages: Row) -> list[Row]:
    return rows(connection, "jobs.assign_claimed", **fences(*messages))


def fail(connection: Connection, message: Row, queue: str = "assignment") -> str:
    return str(
        value(connection, "jobs.record_failure", p_queue=queue, **fence(message), p_error="broken")
    )


def test_a_claimed_message_is_leased_to_one(db: Connection) -> None:
    booking = request(db)
    [message] = claim(db)
    assert (message["booking_id"], message["read_count"]) == (booking["booking_id"], 1)
    assert claim(db) == []
    [(lease,)] = ask(
        db, "select extract(epoch from vt - clock_timestamp())::float from pgmq.q_assignment"
    )
    assert 25 < lease <= 30


def test_a_claim_takes_the_oldest_first_and_no_more_than_asked(db: Connection) -> None:
    bookings = [request(db)["booking_id"] for _ in range(5)]
    assert [message["booking_id"] for message in claim(db, limit=3)] == bookings[:3]
    assert [message["booking_id"] for message in claim(db, limit=3)] == bookings[3:]


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"p_limit": 0}, "limit"), ({"p_limit": None}, "limit"), ({"p_lease": "0 s"}, "lease")],
)
@pytest.mark.parametrize("queue", ["assignment", "notification"])
def test_a_claim_of_nothing_is_refused(
    db: Connection, queue: str, changes: Row, field: str
) -> None:
    claimed = {"p_limit": 1, "p_lease": "30 s"} | changes
    refused = refusal(db, f"jobs.claim_{queue}s", **claimed)
    assert (refused.code, refused.detail) == ("RS001", {"field": field})


def test_what_was_worked_off_is_acknowledged_with_it(db: Connection) -> None:
    bookings = [request(db) for _ in range(3)]
    with acting(db, "worker"):
        messages = claim(db)
        answers = work_off(db, *messages)
    assert [(answer["message_id"], answer["outcome"]) for answer in answers] == [
        (message["message_id"], "confirmed") for message in messages
    ]
    assert {read(db, booking)["state"] for booking in bookings} == {"confirmed"}
    assert ask(db, "select from pgmq.q_assignment") == []
    assert broken_invariants(db) == []


def test_a_late_worker_cannot_do_or_acknowledge_anything(db: Connection) -> None:
    booking = request(db)
    [late] = claim(db)
    end_leases(db)
    [current] = claim(db)
    assert current["message_id"] == late["message_id"] and current != late

    assert work_off(db, late) == []
    assert fail(db, late) == "lease_lost"
    assert value(db, "jobs.release_messages", p_queue="assignment", **fences(late)) == 0
    assert not value(db, "jobs.extend_lease", p_queue="assignment", **fence(late), p_lease="1 hour")
    assert read(db, booking)["state"] == "assignment_pending"
    assert claim(db) == []
    [answer] = work_off(db, current)
    assert answer["outcome"] == "confirmed"
    assert work_off(db, current) == []


def test_a_lost_lease_costs_the_rest_of_the_batch_nothing(db: Connection) -> None:
    first, second = request(db), request(db)
    mine, lost = claim(db)
    db.execute("update pgmq.q_assignment set read_ct = 2 where msg_id = %s", (lost["message_id"],))
    [answer] = work_off(db, mine, lost)
    assert answer["booking_id"] == first["booking_id"]
    assert read(db, second)["state"] == "assignment_pending"


def test_a_batch_is_worked_off_in_the_order_of_asking(db: Connection) -> None:
    """One place is left: who asked first has it, in whatever order the worker names them."""
    while (booking := request(db, p_party=8, p_seating="outdoor"))["booking_id"]:
        [answer] = work_off(db, *claim(db))
        if answer["outcome"] != "confirmed":
            break
    assert read(db, booking)["reason"] == "no_capacity"
    call(db, "api.cancel_booking", p_reference=booking["reference"])
    db.execute("delete from core.claim where booking_id = (select max(booking_id) from core.claim)")
    first, second = (request(db, p_party=8, p_seating="outdoor") for _ in range(2))
    answers = work_off(db, *reversed(claim(db)))
    assert {answer["booking_id"]: answer["outcome"] for answer in answers} == {
        first["booking_id"]: "confirmed",
        second["booking_id"]: "retry",
    }


def test_messages_that_are_handed_back_burn_no_attempt(db: Connection) -> None:
    request(db)
    for _ in range(3 * LIMIT):
        [message] = claim(db)
        assert value(db, "jobs.release_messages", p_queue="assignment", **fences(message)) == 1
    [message] = claim(db)
    assert fail(db, message) == "retry"


def test_the_fence_of_a_message_that_was_handed_back_fits_nobody_elses_lease(
    db: Connection,
) -> None:
    booking = request(db)
    [old] = claim(db)
    value(db, "jobs.release_messages", p_queue="assignment", **fences(old))
    [new] = claim(db)
    assert new["read_count"] > old["read_count"]
    assert work_off(db, old) == [] and fail(db, old) == "lease_lost"
    assert read(db, booking)["state"] == "assignment_pending"
    assert [answer["outcome"] for answer in work_off(db, new)] == ["confirmed"]


def test_handing_back_twice_is_handing_back_once(db: Connection) -> None:
    request(db)
    [message] = claim(db)
    given = [
        value(db, "jobs.release_messages", p_queue="assignment", **fences(message))
        for _ in range(2)
    ]
    assert given == [1, 0]


def test_a_lease_can_be_extended_by_its_owner(db: Connection) -> None:
    request(db)
    [message] = claim(db)
    assert value(
        db, "jobs.extend_lease", p_queue="assignment", **fence(message), p_lease="10 minutes"
    )
    [(lease,)] = ask(
        db, "select extract(epoch from vt - clock_timestamp())::float from pgmq.q_assignment"
    )
    assert 590 < lease <= 600
    assert [answer["outcome"] for answer in work_off(db, message)] == ["confirmed"]


def test_failures_wait_longer_each_time_and_end_in_review_after_the_limit(db: Connection) -> None:
    booking = request(db)
    pauses = []
    for attempt in range(1, LIMIT + 1):
        [message] = claim(db)
        outcome = fail(db, message)
        assert outcome == ("retry" if attempt < LIMIT else "dead_letter")
        if outcome == "retry":
            pauses += ask(db, "select round(extract(epoch from vt - clock_timestamp()))::int"
                              " from pgmq.q_assignment")  # fmt: skip
            end_leases(db)
    assert pauses == [(1,), (2,), (4,), (8,)]
    assert ask(db, "select from pgmq.q_assignment") == []
    [(message, headers)] = ask(db, "select message, headers from pgmq.q_assignment_dead")
    assert message == {"booking_id": booking["booking_id"]}
    assert headers["error"] == "broken"
    reviewed = read(db, booking)
    assert (reviewed["state"], reviewed["status"], reviewed["reason"]) == (
        "manual_review",
        "pending",
        "repeated_errors",
    )
    assert broken_invariants(db) == []


def test_a_worker_that_always_dies_over_a_message_is_given_up_after_the_limit(
    db: Connection,
) -> None:
    """A crash says nothing; that it was claimed so often is what counts."""
    booking = request(db)
    for _ in range(LIMIT):
        assert len(claim(db)) == 1
        end_leases(db)
    assert claim(db) == []
    assert read(db, booking)["state"] == "manual_review"
    assert ask(db, "select headers ->> 'error' from pgmq.q_assignment_dead") == [
        ("workers broke down over it",)
    ]
    assert broken_invariants(db) == []


@pytest.mark.parametrize("payload", ["{}", '{"booking_id": "x"}', '{"booking_id": null}', "[]"])
def test_a_message_without_a_booking_goes_to_the_dead_letters_at_once(
    db: Connection, payload: str
) -> None:
    db.execute("select pgmq.send('assignment', %s::jsonb)", (payload,))
    booking = request(db)
    assert [message["booking_id"] for message in claim(db)] == [booking["booking_id"]]
    [(text,)] = ask(db, "select headers ->> 'error' from pgmq.q_assignment_dead")
    assert "booking_id" in text


def test_a_message_of_a_booking_that_does_not_exist_is_nothing_to_do(db: Connection) -> None:
    db.execute("select pgmq.send('assignment', '{\"booking_id\": 999999}'::jsonb)")
    [answer] = work_off(db, *claim(db))
    assert answer["outcome"] == "nothing_to_do"
    assert value(db, "jobs.run_due_timers", p_limit=10) == 0


def test_the_same_message_twice_is_one_confirmation(db: Connection) -> None:
    booking = request(db)
    db.execute("select pgmq.send('assignment', message) from pgmq.q_assignment")
    outcomes = [answer["outcome"] for answer in work_off(db, *claim(db))]
    assert outcomes == ["confirmed", "nothing_to_do"]
    assert read(db, booking)["state_version"] == 5
    assert ask(db, "select count(*) from core.notification") == [(1,)]
    assert broken_invariants(db) == []


def test_a_dead_e_mail_has_failed_with_the_reason(db: Connection) -> None:
    confirmed(db)
    for _ in range(LIMIT):
        [message] = claim(db, "notification")
        outcome = fail(db, message, "notification")
        end_leases(db, "notification")
    assert outcome == "dead_letter"
    assert ask(db, "select status, error from core.notification where kind <> 'reminder'") == [
        ("failed", "broken")
    ]
    assert ask(db, "select count(*) from pgmq.q_notification_dead") == [(1,)]
    assert broken_invariants(db) == []


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        ("record_failure", {"p_message_id": 1, "p_read_count": 1, "p_error": "x"}),
        ("release_messages", {"p_message_ids": [1], "p_read_counts": [1]}),
        ("extend_lease", {"p_message_id": 1, "p_read_count": 1, "p_lease": "1 min"}),
    ],
)
@pytest.mark.parametrize("queue", ["assignment_dead", "nothing", "x' or true", None])
def test_only_the_workers_queues_can_be_named(
    db: Connection, function: str, arguments: dict[str, Any], queue: str | None
) -> None:
    refused = refusal(db, f"jobs.{function}", p_queue=queue, **arguments)
    assert (refused.code, refused.detail) == ("RS001", {"field": "queue"})
