"""Dead letters: seen, put back to work, deleted."""

import pytest
from psycopg import Connection

from tests.calls import (
    WHITE_HORSE,
    Row,
    acting,
    ask,
    assign,
    broken_invariants,
    call,
    confirmed,
    read,
    refusal,
    request,
    rows,
    value,
)


def give_up(connection: Connection, queue: str) -> int:
    """Let workers break over the queue's one message until it is a dead letter; its id there."""
    status = "retry"
    while status == "retry":
        [(message, reads)] = ask(
            connection, f"update pgmq.q_{queue} set read_ct = read_ct + 1 returning msg_id, read_ct"
        )
        status = value(
            connection,
            "jobs.record_failure",
            p_queue=queue,
            p_message_id=message,
            p_read_count=reads,
            p_error="it broke",
        )
    [(letter,)] = ask(connection, f"select max(msg_id) from pgmq.q_{queue}_dead")
    return int(letter)


def redrive(connection: Connection, queue: str, *ids: int) -> list[Row]:
    with acting(connection, "staff"):
        return rows(connection, "ops.redrive_queue", p_queue=queue, p_message_ids=list(ids) or None)


def test_a_message_is_seen_with_its_booking(db: Connection) -> None:
    booking = request(db)
    letter = give_up(db, "assignment")
    with acting(db, "monitor"):
        [seen] = rows(db, "ops.peek_queue", p_queue="assignment_dead", p_limit=9)
    wanted = {
        "message_id": letter,
        "reference": booking["reference"],
        "state": "manual_review",
        "error": "it broke",
        "message": {"booking_id": booking["booking_id"]},
    }
    assert wanted.items() <= seen.items()


def test_a_booking_is_put_back_and_seated(db: Connection) -> None:
    booking = request(db)
    letter = give_up(db, "assignment")
    assert redrive(db, "assignment", letter) == [
        {"message_id": letter, "reference": booking["reference"], "outcome": "redriven"}
    ]
    assert broken_invariants(db) == []
    assert ask(db, "select from pgmq.q_assignment_dead") == []
    assert assign(db, booking)["outcome"] == "confirmed"
    [(actor, reason)] = ask(
        db,
        "select actor, reason from core.booking_state_history"
        " where booking_id = %s and from_state = 'manual_review'",
        booking["booking_id"],
    )
    assert (actor, reason) == ("staff", "requeued")


def test_only_those_that_are_named(db: Connection) -> None:
    first, second = request(db), None
    letter = give_up(db, "assignment")
    second = request(db)
    give_up(db, "assignment")
    assert [row["reference"] for row in redrive(db, "assignment", letter)] == [first["reference"]]
    assert read(db, second)["state"] == "manual_review"


def test_what_a_person_has_settled_stays_settled(db: Connection) -> None:
    booking = request(db)
    give_up(db, "assignment")
    call(db, "api.cancel_booking", p_reference=booking["reference"])
    assert [row["outcome"] for row in redrive(db, "assignment")] == ["nothing_to_do"]
    assert read(db, booking)["state"] == "cancelled"
    assert ask(db, "select from pgmq.q_assignment_dead") == []


def test_a_letter_about_nothing_stays(db: Connection) -> None:
    db.execute("select pgmq.send('assignment_dead', '{\"x\": 1}'::jsonb)")
    assert redrive(db, "assignment") == []
    assert len(ask(db, "select from pgmq.q_assignment_dead")) == 1


def test_an_e_mail_is_sent_after_all(db: Connection) -> None:
    confirmed(db)
    give_up(db, "notification")
    db.execute("update core.notification set deadline_at = clock_timestamp()")
    assert [row["outcome"] for row in redrive(db, "notification")] == ["redriven"]
    assert broken_invariants(db) == []
    claimed = rows(db, "jobs.claim_notifications", p_limit=9, p_lease="30 s")
    assert [message["kind"] for message in claimed] == ["confirmed"]


def test_so_is_one_to_a_venue_about_no_booking(db: Connection) -> None:
    db.execute("update core.venue_mail set desk_email = 'desk@venue.example'")
    with acting(db, "owner"):
        db.execute(
            "select core.queue_desk_notification(venue_id, null, 'breaker_open', 1, now())"
            " from core.venue where slug = %s",
            (WHITE_HORSE,),
        )
    letter = give_up(db, "notification")
    assert redrive(db, "notification") == [
        {"message_id": letter, "reference": None, "outcome": "redriven"}
    ]
    claimed = rows(db, "jobs.claim_notifications", p_limit=9, p_lease="30 s")
    assert [message["kind"] for message in claimed] == ["breaker_open"]


def test_purging_deletes_old_letters_alone(db: Connection) -> None:
    booking = request(db)
    give_up(db, "assignment")
    with acting(db, "staff"):
        assert value(db, "ops.purge_queue", p_queue="assignment", p_age="1 day") == 0
        assert value(db, "ops.purge_queue", p_queue="notification", p_age="0 s") == 0
        assert value(db, "ops.purge_queue", p_queue="assignment", p_age="0 s") == 1
    assert read(db, booking)["state"] == "manual_review"
    assert broken_invariants(db) == []


@pytest.mark.parametrize("queue", ["assignment_dead", "nothing", None])
def test_a_queue_without_dead_letters_is_refused(db: Connection, queue: str | None) -> None:
    for function, arguments in (
        ("ops.redrive_queue", {"p_message_ids": None}),
        ("ops.purge_queue", {"p_age": "1 day"}),
    ):
        assert refusal(db, function, p_queue=queue, **arguments).detail == {"field": "queue"}


def test_monitoring_looks_and_does_not_touch(db: Connection) -> None:
    with acting(db, "monitor"):
        assert rows(db, "ops.peek_queue", p_queue="assignment", p_limit=9) == []
    for name in ("ops.redrive_queue(text, bigint[])", "ops.purge_queue(text, interval)"):
        [(may,)] = ask(db, "select has_function_privilege('holdfast_monitor', %s, 'execute')", name)
        assert not may
