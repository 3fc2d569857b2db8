"""An appointment that is asked for and changed: its therapist, its time, its service."""

import json
from collections.abc import Iterator

import pytest
from psycopg import Connection

from cli.project import VENUES
from tests.calls import (
    Row,
    acting,
    ask,
    assign,
    broken_invariants,
    call,
    confirm,
    day,
    guest,
    labels,
    load,
    read,
    refusal,
    value,
)

PRACTICE = "touchbase-massage"


@pytest.fixture
def db(connection: Connection) -> Iterator[Connection]:
    """A connection on which the practice is loaded and rolled back."""
    load(connection, json.loads((VENUES / f"{PRACTICE}.json").read_text()))
    yield connection
    assert broken_invariants(connection) == []


def request(connection: Connection, **changes: object) -> Row:
    wish = {
        "p_venue": PRACTICE, "p_date": day(3), "p_time": "13:00", "p_party": 1,
        "p_service": "swedish-60",
    }  # fmt: skip
    return call(connection, "api.request_booking", **wish | guest() | changes)


def appointment(connection: Connection, **changes: object) -> Row:
    """One that is confirmed; with p_therapist by that one."""
    booking = request(connection, **changes)
    assert assign(connection, booking)["outcome"] == "confirmed"
    return read(connection, booking)


def modify(connection: Connection, booking: Row, **changes: object) -> Row:
    return call(connection, "api.modify_booking", p_reference=booking["reference"], **changes)


def therapist(connection: Connection, booking: Row) -> str:
    return labels(read(connection, booking))[0]


def block(connection: Connection, who: str) -> list[str]:
    """A day off: what becomes of the appointments."""
    found = ask(
        connection,
        "select outcome from api.block_resource(%s, %s, %s, %s, false)",
        PRACTICE, who, f"{day(3)} 09:00", f"{day(3)} 19:00",
    )  # fmt: skip
    return [outcome for (outcome,) in found]


@pytest.mark.parametrize("name", ["Ana", "Ben", "Chi"])
def test_who_is_asked_for_is_given(db: Connection, name: str) -> None:
    assert therapist(db, appointment(db, p_therapist=name)) == name


def test_who_is_asked_for_is_waited_for(db: Connection) -> None:
    appointment(db, p_therapist="Ana")
    other = request(db, p_therapist="ana", p_email="other@example.com")
    assert assign(db, other)["outcome"] == "retry"
    call(db, "api.cancel_booking", p_reference=appointment(db)["reference"])
    assert read(db, other)["state"] == "assignment_pending"


@pytest.mark.parametrize(
    ("service", "name"), [("swedish-60", "Zoe"), ("deep-tissue-90", "Ben"), ("couples-60", "Chi")]
)
def test_nobody_is_asked_for_what_they_do_not_do(db: Connection, service: str, name: str) -> None:
    wish = {"p_venue": PRACTICE, "p_date": day(3), "p_time": "13:00", "p_service": service}
    for function in ("api.attempt_hold", "api.request_booking"):
        more = guest() | {"p_party": 1} if function == "api.request_booking" else {}
        refused = refusal(db, function, **wish, **more, p_therapist=name)
        assert (refused.code, refused.detail["field"]) == ("RS001", "therapist")


def test_a_restaurant_has_no_therapists(db: Connection, white_horse: Row) -> None:
    load(db, white_horse)
    refused = refusal(
        db, "api.request_booking", p_venue=white_horse["slug"], p_date=day(3), p_time="19:00",
        p_party=2, p_service="dinner", p_therapist="Ana", **guest(),
    )  # fmt: skip
    assert refused.hint == "Leave it out: the venue has no therapists."


def test_another_time_keeps_the_therapist(db: Connection) -> None:
    """Not asked for, but known by now."""
    booking = appointment(db)
    was = therapist(db, booking)
    for at in ("14:30", "16:00"):
        before = read(db, booking)["tables"]
        pending = modify(db, booking, p_time=at)
        assert pending["previous_tables"] == before
        assert [each["kind"] for each in before] == ["therapist", "room"]
        assert assign(db, booking)["outcome"] == "confirmed"
        assert therapist(db, booking) == was


def test_a_therapist_who_is_not_free_then_is_replaced_unless_asked_for(db: Connection) -> None:
    free = appointment(db)
    was = therapist(db, free)
    other = appointment(db, p_time="15:30", p_therapist=was, p_email="other@example.com")
    modify(db, free, p_time="15:30")
    assert assign(db, free)["outcome"] == "confirmed"
    assert therapist(db, free) != was == therapist(db, other)


def test_who_was_asked_for_stays_asked_for(db: Connection) -> None:
    db.execute("update core.venue set retry_attempts = 1")
    booking = appointment(db, p_therapist="Ana")
    modify(db, booking, p_time="14:15")
    assert assign(db, booking)["outcome"] == "confirmed"
    assert therapist(db, booking) == "Ana"
    appointment(db, p_time="15:30", p_therapist="Ana", p_email="other@example.com")
    kept = read(db, booking)
    modify(db, booking, p_time="15:30")
    assert assign(db, booking)["state"] == "manual_review"
    back = call(db, "api.restore_booking", p_reference=booking["reference"])
    assert (back["tables"], back["start_time"]) == (kept["tables"], kept["start_time"])
    # Nobody else is given instead, after a change either.
    assert "unplaced" in block(db, "Ana")


def test_another_therapist_at_the_same_time(db: Connection) -> None:
    booking = appointment(db, p_therapist="Ana")
    assert modify(db, booking, p_therapist="Ben")["state"] == "assignment_pending"
    assert assign(db, booking)["outcome"] == "confirmed"
    done = read(db, booking)
    assert (labels(done)[0], done["start_time"]) == ("Ben", booking["start_time"])
    again = modify(db, booking, p_therapist=" ben ", p_service="60-minute Swedish")
    assert again["state_version"] == done["state_version"]


def test_a_change_of_therapist_is_taken_back(db: Connection) -> None:
    booking = appointment(db, p_therapist="Ana")
    modify(db, booking, p_therapist="Ben")
    call(db, "api.restore_booking", p_reference=booking["reference"])
    modify(db, booking, p_time="15:00")
    assert assign(db, booking)["outcome"] == "confirmed"
    assert therapist(db, booking) == "Ana"


def test_another_service_takes_its_own_time(db: Connection) -> None:
    booking = appointment(db, p_therapist="Ana")
    modify(db, booking, p_service="deep-tissue-90")
    assert assign(db, booking)["outcome"] == "confirmed"
    done = read(db, booking)
    assert (labels(done)[0], f"{done['end_time']:%H:%M}") == ("Ana", "14:30")
    refused = refusal(db, "api.modify_booking", p_reference=booking["reference"], p_therapist="Ben")
    assert (refused.code, refused.detail["field"]) == ("RS001", "therapist")


def test_a_couple_is_a_change_of_therapists_and_room(db: Connection) -> None:
    booking = appointment(db, p_therapist="Ana")
    modify(db, booking, p_service="couples-60", p_party=2)
    assert assign(db, booking)["outcome"] == "confirmed"
    assert labels(read(db, booking)) == ["Ana", "Ben", "Duo"]


def test_a_hold_with_a_therapist_is_changed_like_any(db: Connection) -> None:
    held = call(
        db, "api.attempt_hold", p_venue=PRACTICE, p_date=day(3), p_time="13:00",
        p_service="swedish-60", p_therapist="Ben",
    )  # fmt: skip
    confirm(db, held)
    link = value(db, "api.make_guest_link", p_reference=held["reference"])
    with acting(db, "guest"):
        modify(db, held, p_time="15:00", p_token=link.rpartition("/")[2])
    assert assign(db, read(db, held))["outcome"] == "confirmed"
    assert therapist(db, held) == "Ben"


def test_a_person_names_therapist_and_room(db: Connection) -> None:
    db.execute("update core.venue set retry_attempts = 1")
    appointment(db, p_therapist="Ana")
    waiting = request(db, p_therapist="Ana", p_email="other@example.com")
    assert assign(db, waiting)["state"] == "manual_review"
    forced = {"p_reference": waiting["reference"], "p_note": "Ben will do, says the customer"}
    for tables, code in (
        (["Ben"], "RS001"),
        (["Ben", "Birch", "Cedar"], "RS001"),
        (["Ana", "Cedar"], "RS201"),
    ):
        refused = refusal(db, "api.force_confirm", **forced, p_tables=tables)
        assert refused.code == code
    done = call(db, "api.force_confirm", **forced, p_tables=["Ben", "Cedar"])
    assert (done["state"], labels(done)) == ("confirmed", ["Ben", "Cedar"])
    spans = ask(
        db,
        "select r.label, upper(c.during) - lower(c.during) from core.claim as c"
        " inner join core.resource as r using (resource_id) where c.booking_id = %s order by 1",
        waiting["booking_id"],
    )
    assert [(label, span.seconds // 60) for label, span in spans] == [("Ben", 75), ("Cedar", 70)]
