"""The state machine: only known pairs pass, each has its version, its history row and its event."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import Connection

from tests.calls import Row, acting, ask, assign, confirm, confirmed, hold, read, request

STATES = {
    "created": "pending",
    "capacity_verified": "pending",
    "assignment_pending": "pending",
    "assignment_in_progress": "pending",
    "manual_review": "pending",
    "held": "held",
    "confirmed": "confirmed",
    "seated": "seated",
    "completed": "completed",
    "no_show": "no_show",
    "cancelled": "cancelled",
    "failed": "failed",
    "expired": "expired",
}
KNOWN = {
    "created": {"capacity_verified", "failed", "cancelled"},
    "capacity_verified": {"assignment_pending", "failed", "cancelled"},
    "assignment_pending": {
        "assignment_in_progress", "manual_review", "failed", "cancelled", "confirmed",
        "assignment_pending",
    },
    "assignment_in_progress": {
        "confirmed", "assignment_pending", "manual_review", "failed", "cancelled",
    },
    "manual_review": {"assignment_pending", "confirmed", "failed", "cancelled", "manual_review"},
    "held": {"confirmed", "expired", "cancelled"},
    "confirmed": {"assignment_pending", "seated", "cancelled", "no_show", "confirmed"},
    "seated": {"completed", "confirmed", "seated"},
    "no_show": {"confirmed"},
}  # fmt: skip


def put(connection: Connection, booking: Row, state: str) -> None:
    """As the owner, move a booking; a hold has an end, nothing else has."""
    connection.execute(
        "update core.booking set state = %s, hold_expires_at ="
        " case when %s = 'held' then clock_timestamp() + interval '1 hour' end"
        " where booking_id = %s",
        (state, state, booking["booking_id"]),
    )


def place(connection: Connection, state: str) -> Row:
    """A booking that stands in a state, by whatever means."""
    booking = request(connection)
    connection.execute("set local session_replication_role = replica")
    put(connection, booking, state)
    connection.execute("set local session_replication_role = origin")
    return booking


@pytest.mark.parametrize("from_state", STATES)
def test_a_booking_goes_only_where_its_state_lets_it(db: Connection, from_state: str) -> None:
    booking = place(db, from_state)
    for to_state in STATES:
        with db.transaction(force_rollback=True):
            if to_state in KNOWN.get(from_state, set()):
                put(db, booking, to_state)
                seen = read(db, booking)
                assert (seen["state"], seen["status"]) == (to_state, STATES[to_state])
                assert seen["state_version"] == booking["state_version"] + 1
                assert ask(
                    db,
                    "select from_state, to_state from core.booking_state_history"
                    " where booking_id = %s and version = 4",
                    booking["booking_id"],
                ) == [(from_state, to_state)]
            else:
                with pytest.raises(psycopg.Error) as caught, db.transaction():
                    put(db, booking, to_state)
                assert caught.value.sqlstate == "RS021"
                assert caught.value.diag.constraint_name == "booking_transition_is_known"


def test_what_is_over_stays_over(db: Connection) -> None:
    final = {state for (state,) in ask(db, "select state from core.booking_state where is_final")}
    # Only a no-show may still be undone.
    assert final == {"completed", "cancelled", "failed", "expired", "no_show"}
    assert final & set(KNOWN) == {"no_show"}


def test_an_unknown_state_is_refused(db: Connection) -> None:
    booking = request(db)
    with pytest.raises(psycopg.Error) as caught, db.transaction():
        put(db, booking, "on_fire")
    assert caught.value.sqlstate == "RS021"


@pytest.mark.parametrize("state", sorted(set(STATES) - {"created", "held"}))
def test_a_booking_does_not_begin_in_the_middle(db: Connection, state: str) -> None:
    request(db)
    copy = (
        "insert into core.booking overriding system value"
        " select (jsonb_populate_record(b, jsonb_build_object("
        " 'booking_id', 999999, 'reference', 'NOSUCHREF2', 'state', %s::text))).*"
        " from core.booking as b"
    )
    with pytest.raises(psycopg.Error) as caught, db.transaction():
        db.execute(copy, (state,))
    assert caught.value.sqlstate == "RS021"
    db.execute(copy, ("created",))


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(
            "{}",
        ),
        "{null}",
        "{seated}",
        "{completed}",
        "{assignment_in_progress,confirmed,completed}",
        "{confirmed,seated,completed,seated}",
    ],
)
def test_a_path_takes_no_short_cut(db: Connection, path: str) -> None:
    """The owner may name several steps at once, but each must be one that there is."""
    request(db)
    with pytest.raises(psycopg.Error) as caught, db.transaction():
        db.execute("update core.booking set state = 'completed', state_path = %s", (path,))
    assert caught.value.sqlstate == "RS021"


def test_a_change_of_anything_else_is_no_transition(db: Connection) -> None:
    booking = request(db)
    db.execute("update core.booking set notes = 'By the window'")
    assert read(db, booking)["state_version"] == booking["state_version"]
    assert ask(db, "select count(*) from core.booking_state_history") == [(3,)]


@pytest.mark.parametrize(
    "change",
    [
        "party_size = 0",
        "seating_preference = 'window'",
        "during = occupied, occupied = during",
        "hold_expires_at = now()",
        "state = 'confirmed', hold_expires_at = now(),"
        " state_path = '{assignment_in_progress,confirmed}'",
    ],
)
def test_a_booking_that_contradicts_itself_is_not_stored(db: Connection, change: str) -> None:
    booking = request(db)
    with pytest.raises(psycopg.errors.CheckViolation) as caught, db.transaction():
        db.execute(f"update core.booking set {change}")
    assert caught.value.diag.constraint_name == "booking_is_consistent"
    assert read(db, booking) == booking


@pytest.fixture
def listener(db: Connection) -> Iterator[str]:
    """A queue of somebody who wants to know everything; the owner's, or nobody could book."""
    with acting(db, "owner"):
        db.execute("select pgmq.create('listener')")
        db.execute("select pgmq.bind_topic('booking.#', 'listener')")
    yield "listener"


def events(connection: Connection) -> list[dict[str, Any]]:
    return [message for (message,) in ask(connection, "select message from pgmq.q_listener"
                                                      " order by msg_id")]  # fmt: skip


def test_every_transition_is_told_to_whoever_listens(db: Connection, listener: str) -> None:
    with acting(db, "guest"):
        booking = request(db)
    with acting(db, "worker"):
        assign(db, booking)
    told = [event for event in events(db) if event["event"] != "booking.state_changed"]
    assert [event["event"] for event in told] == [
        "booking.created",
        "booking.capacity_verified",
        "booking.assignment_pending",
        "booking.assignment_in_progress",
        "booking.assignment_succeeded",
        "booking.confirmed",
    ]
    assert [event["version"] for event in told] == [1, 2, 3, 4, 5, 5]
    assert {event["booking_id"] for event in told} == {booking["booking_id"]}
    last = told[-1]
    envelope = "event booking_id venue_id version state attempt strategy reason at"
    assert set(last) == set(envelope.split())
    assert (last["state"], last["attempt"], last["reason"]) == ("confirmed", 1, None)


def test_an_event_holds_no_personal_data(db: Connection, listener: str) -> None:
    confirmed(db, p_notes="By the window", p_phone="+441223375578")
    confirm(db, hold(db))
    [(text,)] = ask(db, "select string_agg(message::text, ' ') from pgmq.q_listener")
    for word in ("Zoë", "zoe", "window", "375578"):
        assert word not in text


def test_an_event_of_a_refused_command_was_never_sent(db: Connection, listener: str) -> None:
    with pytest.raises(psycopg.Error), db.transaction():
        request(db)
        request(db, p_party=0)
    assert events(db) == []


def test_the_table_of_transitions_is_the_design(db: Connection) -> None:
    stored = ask(db, "select from_state, to_state from core.booking_transition")
    wanted = {(from_state, to_state) for from_state in KNOWN for to_state in KNOWN[from_state]}
    assert {pair for pair in stored if pair[0] in STATES} == wanted
