"""What listeners are told: each event's envelope, and that no listener makes a booking fail."""

import re
from itertools import pairwise
from typing import Any

import pytest
from psycopg import Connection

from cli.project import ROOT
from tests.calls import (
    Row,
    acting,
    ask,
    assign,
    call,
    confirmed,
    hold,
    load,
    read,
    request,
    rows,
    value,
)
from tests.evenings import SLUG, describe_bistro, table

ENVELOPE = {
    "event", "booking_id", "venue_id", "version", "state", "attempt", "strategy", "reason", "at",
}  # fmt: skip
MORE = {
    "booking.created": {"party_size", "service_date", "starts_at", "ends_at", "metadata"},
    "booking.state_changed": {"from", "to", "actor"},
}
BREAKER = {"event", "venue_id", "failures", "reason", "since", "at"}
RUN = {"event", "run_id", "venue_id", "service_date", "score_delta", "seated", "moved", "at"}
OTHERS = {
    "availability.changed": {"event", "venue_id", "service_date", "at"},
    **dict.fromkeys(
        ("venue.circuit_opened", "venue.circuit_closed", "venue.circuit_alert"), BREAKER
    ),
    **{
        f"optimizer.{status}": RUN
        for status in ("proposed", "applied", "not_worth_it", "day_changed", "failed")
    },
}
CATALOGUE = {
    name
    for line in (ROOT / "docs/events.md").read_text().splitlines()
    for name in re.findall(r"`([a-z_]+[.][a-z_.]+)`", line.split("|")[1] if line[:1] == "|" else "")
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


def test_what_a_person_wrote_stays_with_the_booking(db: Connection) -> None:
    """A reason may name somebody; whoever listens has no right to know."""
    listen(db, "booking.cancelled")
    for reason in ("Zoë Guest is ill", None):
        booking = confirmed(db)
        call(db, "api.cancel_booking", p_reference=booking["reference"], p_reason=reason)
    assert [event["reason"] for event in heard(db)] == [None, "requested"]
    assert ask(db, "select state_reason from core.booking order by booking_id") == [
        ("Zoë Guest is ill",), ("requested",),
    ]  # fmt: skip


def shape(name: str, event: Row) -> set[str]:
    """What an event of this name has to hold; a change of a booking is marked as one."""
    if name in OTHERS:
        return OTHERS[name]
    return ENVELOPE | MORE.get(name, set()) | ({"modification"} & event.keys())


def live_through_everything(db: Connection) -> None:
    """Whatever can happen to bookings and venues, except runs of the optimiser."""
    tables = [table("T1", 2), table("T2", 2)]
    load(db, describe_bistro(tables, policy={"breaker_failures": 1, "retry_attempts": 1}))
    here = {"p_venue": SLUG}
    call(db, "api.release_hold", p_reference=hold(db, **here)["reference"])
    held = hold(db, **here)
    db.execute("update core.booking set hold_expires_at = now() - interval '1 minute'"
               " where reference = %s", (held["reference"],))  # fmt: skip
    db.execute("update core.claim set expires_at = now() - interval '1 minute'"
               " where expires_at is not null")  # fmt: skip
    value(db, "api.expire_stale_holds")
    first, second = confirmed(db, **here), confirmed(db, **here)
    lone = request(db, **here)
    assert assign(db, lone)["outcome"] == "manual_review"
    call(db, "api.decline_booking", p_reference=lone["reference"])
    call(db, "api.cancel_booking", p_reference=second["reference"])
    for wish in ("20:45", "19:00"):
        call(db, "api.modify_booking", p_reference=first["reference"], p_time=wish,
             p_expected_version=read(db, first)["state_version"])  # fmt: skip
        assign(db, first)
    rivals = [confirmed(db, **here, p_time="20:45") for _ in range(2)]
    call(db, "api.modify_booking", p_reference=first["reference"], p_time="20:45",
         p_expected_version=read(db, first)["state_version"])  # fmt: skip
    assert assign(db, first)["outcome"] == "manual_review"
    passing = request(db, **here, p_time="17:00")
    for path in ("{assignment_in_progress,assignment_pending}", "{assignment_pending}", "{failed}"):
        db.execute(
            "update core.booking set state = (%(path)s::text[])[cardinality(%(path)s::text[])],"
            " state_path = %(path)s, state_reason = 'version_changed', state_actor = 'worker'"
            " where reference = %(reference)s",
            {"path": path, "reference": passing["reference"]},
        )
    for rival, path in zip(rivals, ("{seated,completed}", "{no_show}"), strict=True):
        db.execute(
            "update core.booking set state = (%(path)s::text[])[cardinality(%(path)s::text[])],"
            " state_path = %(path)s, state_actor = 'staff' where reference = %(reference)s",
            {"path": path, "reference": rival["reference"]},
        )
    break_down(db, here)


def break_down(db: Connection, here: Row) -> None:
    """A venue's breaker opens, is open for too long, and is closed by hand."""
    db.execute("delete from pgmq.q_assignment")
    for _ in range(2):
        request(db, **here, p_time="17:00")
    for message in rows(db, "jobs.claim_assignments", p_limit=1, p_lease="30 s"):
        db.execute(
            "select jobs.record_failure('assignment', %s, %s, 'XX000: broken')",
            (message["message_id"], message["read_count"]),
        )
    db.execute("update core.breaker set opened_at = opened_at - interval '1 day'")
    assert rows(db, "jobs.claim_assignments", p_limit=1, p_lease="30 s") == []
    value(db, "ops.close_breaker", p_venue=SLUG)


def test_every_event_of_the_catalogue_is_sent_in_its_shape(db: Connection) -> None:
    listen(db, "#")
    live_through_everything(db)
    told = heard(db)
    for event in told:
        assert event.keys() == shape(event["event"], event), event["event"]
    runs = {name for name in OTHERS if name.startswith("optimizer.")}
    assert {event["event"] for event in told} == CATALOGUE - runs
    assert runs <= CATALOGUE


def test_personal_data_is_in_no_event(db: Connection) -> None:
    listen(db, "#")
    booking = request(db, p_notes="by the window", p_phone="+44 1223 000000")
    assign(db, booking)
    text = str(heard(db)).lower()
    assert not any(word in text for word in ("zoë", "example.com", "window", "1223 0"))


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
