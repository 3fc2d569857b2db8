"""ops.check_invariants: silent while all is well, and each promise that is broken is named.

Every test breaks one promise in a way that only the owner can, with triggers and constraints out
of the way, and sees exactly that row.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg import Connection

from cli.project import VENUES
from tests.calls import (
    Row,
    acting,
    assign,
    broken_invariants,
    call,
    confirm,
    confirmed,
    day,
    hold,
    load,
    request,
    rows,
)


@pytest.fixture
def booking(db: Connection) -> Iterator[Row]:
    """A confirmed booking of a couple, among others in every state; triggers are off."""
    booking = confirmed(db)
    request(db)
    hold(db)
    confirm(db, hold(db))
    call(db, "api.cancel_booking", p_reference=confirmed(db)["reference"])
    while assign(db, request(db, p_party=12))["outcome"] == "confirmed":
        pass
    assert broken_invariants(db) == []
    db.execute("set local session_replication_role = replica")
    yield booking


def broken(connection: Connection, sql: str, booking: Row) -> list[tuple[str, int | None]]:
    """Which promises an act breaks, for which bookings; the act must have hit one row."""
    assert connection.execute(sql, {"booking": booking["booking_id"]}).rowcount == 1
    return [(row["invariant"], row["booking_id"]) for row in broken_invariants(connection)]


def test_all_is_well_in_every_state(db: Connection, booking: Row) -> None:
    states = {state for (state,) in db.execute("select distinct state from core.booking")}
    assert states == {"assignment_pending", "held", "confirmed", "cancelled"}


@pytest.mark.parametrize("role", ["staff", "monitor"])
def test_staff_and_monitors_may_look(db: Connection, role: str) -> None:
    with acting(db, role):
        assert broken_invariants(db) == []


def test_claims_do_not_overlap(db: Connection, booking: Row) -> None:
    db.execute("alter table core.claim drop constraint claim_no_overlap")
    assert broken(
        db,
        "insert into core.claim (venue_id, service_date, resource_id, during, kind)"
        " select venue_id, service_date, resource_id, during, 'blackout' from core.claim"
        " where booking_id = %(booking)s",
        booking,
    ) == [("claims_do_not_overlap", booking["booking_id"])]


def test_a_claim_stays_in_its_service_day(db: Connection, booking: Row) -> None:
    assert broken(
        db,
        "insert into core.claim (venue_id, service_date, resource_id, during, kind)"
        " select venue_id, service_date + 1, resource_id,"
        " tstzrange(lower(during) - '4 h'::interval, lower(during)), 'blackout' from core.claim"
        " where booking_id = %(booking)s",
        booking,
    ) == [("claim_stays_in_its_service_day", None)]


@pytest.mark.parametrize(
    "change",
    [
        "kind = 'hold', expires_at = now() + interval '1 h'",
        "during = tstzrange(lower(during), upper(during) + interval '1 min')",
        "venue_id = venue_id + 1",
    ],
)
def test_a_claim_belongs_to_its_booking(db: Connection, booking: Row, change: str) -> None:
    found = broken(db, f"update core.claim set {change} where booking_id = %(booking)s", booking)
    assert found == [("claim_belongs_to_its_booking", booking["booking_id"])]


def test_only_those_who_sit_or_will_sit_have_claims(db: Connection, booking: Row) -> None:
    found = broken(
        db,
        "with history as (insert into core.booking_state_history"
        " select booking_id, version + 1, to_state, 'no_show', actor, reason, at"
        " from core.booking_state_history where booking_id = %(booking)s and version = 5)"
        " update core.booking set state = 'no_show', state_version = 6"
        " where booking_id = %(booking)s",
        booking,
    )
    assert found == [("claim_belongs_to_its_booking", booking["booking_id"])]


@pytest.mark.parametrize(
    "act",
    [
        "update core.booking set party_size = 9 where booking_id = %(booking)s",
        "update core.booking set seating_preference = 'outdoor' where booking_id = %(booking)s",
        "delete from core.claim where booking_id = %(booking)s",
    ],
)
def test_a_seated_party_has_its_seating(db: Connection, booking: Row, act: str) -> None:
    assert broken(db, act, booking) == [("seated_party_has_its_seating", booking["booking_id"])]


@pytest.mark.parametrize(
    "act",
    [
        "delete from core.booking_state_history where booking_id = %(booking)s and version = 5",
        "update core.booking set state_version = 6 where booking_id = %(booking)s",
        "insert into core.booking_state_history select booking_id, 6, to_state, 'seated', actor,"
        " reason, at from core.booking_state_history"
        " where booking_id = %(booking)s and version = 5",
    ],
)
def test_history_has_no_gap(db: Connection, booking: Row, act: str) -> None:
    assert broken(db, act, booking) == [("history_has_no_gap", booking["booking_id"])]


def test_history_begins_where_the_last_step_ended(db: Connection, booking: Row) -> None:
    assert broken(
        db,
        "update core.booking_state_history set from_state = 'manual_review'"
        " where booking_id = %(booking)s and version = 5",
        booking,
    ) == [("history_follows_the_transitions", booking["booking_id"])]


def test_history_follows_the_transitions(db: Connection, booking: Row) -> None:
    [(held,)] = db.execute(
        "select booking_id from core.booking_state_history"
        " where from_state = 'held' and to_state = 'confirmed'"
    ).fetchall()
    assert broken(
        db,
        "delete from core.booking_transition where from_state = 'held' and to_state = 'confirmed'",
        booking,
    ) == [("history_follows_the_transitions", held)]


def test_a_waiting_booking_is_queued(db: Connection, booking: Row) -> None:
    [(waiting,)] = db.execute(
        "select booking_id from core.booking"
        " where state = 'assignment_pending' and attempt_count = 0"
    ).fetchall()
    assert broken(
        db,
        f"delete from pgmq.q_assignment where (message ->> 'booking_id')::bigint = {waiting}",
        booking,
    ) == [("waiting_booking_is_queued", waiting)]


def test_nothing_stays_in_progress(db: Connection, booking: Row) -> None:
    db.execute("set local session_replication_role = origin")
    [(waiting,)] = db.execute(
        "select booking_id from core.booking"
        " where state = 'assignment_pending' and attempt_count = 0"
    ).fetchall()
    assert broken(
        db,
        f"update core.booking set state = 'assignment_in_progress' where booking_id = {waiting}",
        booking,
    ) == [("nothing_stays_in_progress", waiting)]


def refused(connection: Connection) -> int:
    """The booking that was tried and waits for its next try."""
    [(booking_id,)] = connection.execute(
        "select booking_id from core.booking where state = 'assignment_pending'"
        " and attempt_count > 0"
    ).fetchall()
    return int(booking_id)


def test_freed_time_is_offered(db: Connection, booking: Row) -> None:
    assert broken(
        db,
        "insert into core.freed_time (venue_id, service_date, resource_id, during)"
        " select venue_id, service_date, resource_id, during from core.claim"
        " where booking_id = %(booking)s",
        booking,
    ) == [("freed_time_is_offered", None)]


def test_nobody_waits_beside_a_free_table(db: Connection, booking: Row) -> None:
    waiting = refused(db)
    db.execute(f"delete from pgmq.q_assignment where (message ->> 'booking_id')::int = {waiting}")
    assert broken(
        db, f"update core.booking set party_size = 2 where booking_id = {waiting}", booking
    ) == [("nobody_waits_beside_a_free_table", waiting)]


def test_who_is_not_seated_is_told_why(db: Connection, booking: Row) -> None:
    waiting = refused(db)
    db.execute("set local session_replication_role = origin")
    assert broken(
        db,
        "update core.booking set state = 'manual_review', state_reason = null"
        f" where booking_id = {waiting}",
        booking,
    ) == [("who_is_not_seated_is_told_why", waiting)]


@pytest.mark.parametrize(
    "act",
    [
        "delete from core.booking_attempt where booking_id = %(booking)s",
        "update core.booking set attempt_count = 2 where booking_id = %(booking)s",
    ],
)
def test_attempts_are_recorded(db: Connection, booking: Row, act: str) -> None:
    assert broken(db, act, booking) == [("attempts_are_recorded", booking["booking_id"])]


@pytest.mark.parametrize(
    "act",
    [
        "delete from core.notification where booking_id = %(booking)s",
        "update core.notification set kind = 'cancelled' where booking_id = %(booking)s",
        "insert into core.notification (booking_id, kind, version, deadline_at, queued_at, status)"
        " select booking_id, kind, version + 1, deadline_at, queued_at, 'suppressed'"
        " from core.notification where booking_id = %(booking)s",
    ],
)
def test_a_confirmed_guest_is_told_once(db: Connection, booking: Row, act: str) -> None:
    assert broken(db, act, booking) == [("confirmed_guest_is_told_once", booking["booking_id"])]


def test_a_queued_notification_is_queued(db: Connection, booking: Row) -> None:
    assert broken(
        db,
        "delete from pgmq.q_notification as q using core.notification as n"
        " where n.booking_id = %(booking)s"
        " and (q.message ->> 'notification_id')::bigint = n.notification_id",
        booking,
    ) == [("queued_notification_is_queued", booking["booking_id"])]


@pytest.fixture
def changed(db: Connection) -> Row:
    """A booking that is being changed; triggers are off."""
    changed = confirmed(db)
    call(db, "api.modify_booking", p_reference=changed["reference"], p_time="20:00")
    assert broken_invariants(db) == []
    db.execute("set local session_replication_role = replica")
    return changed


@pytest.mark.parametrize(
    "act",
    [
        "update core.booking set party_size = 1 where booking_id = %(booking)s",
        "update core.booking_change set outcome = 'superseded', settled_at = now()"
        " where booking_id = %(booking)s",
    ],
)
def test_a_change_is_under_way(db: Connection, changed: Row, act: str) -> None:
    assert broken(db, act, changed) == [("change_is_under_way", changed["booking_id"])]


@pytest.mark.parametrize(
    "act",
    [
        "delete from core.claim where booking_id = %(booking)s",
        "update core.booking_change set policy = 'release' where booking_id = %(booking)s",
    ],
)
def test_a_changed_guest_keeps_a_table(db: Connection, changed: Row, act: str) -> None:
    assert broken(db, act, changed) == [("changed_guest_keeps_a_table", changed["booking_id"])]


def test_a_guest_link_is_hashed(db: Connection, changed: Row) -> None:
    call(db, "api.make_guest_link", p_reference=changed["reference"])
    act = "update core.guest_link set token_hash = null where booking_id = %(booking)s"
    assert broken(db, act, changed) == [("guest_link_is_hashed", changed["booking_id"])]


def test_a_changed_guest_is_told(db: Connection, changed: Row) -> None:
    db.execute("set local session_replication_role = origin")
    assign(db, changed)
    db.execute("set local session_replication_role = replica")
    assert broken(
        db,
        "update core.notification set version = version + 1"
        " where booking_id = %(booking)s and kind = 'modification_confirmed'",
        changed,
    ) == [("changed_guest_is_told", changed["booking_id"])]


def test_the_kind_of_a_notification_is_known(db: Connection, booking: Row) -> None:
    assert broken(
        db,
        "insert into core.notification (booking_id, kind, version, deadline_at, queued_at, status)"
        " select booking_id, 'gossip', version, deadline_at, queued_at, 'expired'"
        " from core.notification where booking_id = %(booking)s",
        booking,
    ) == [("kind_of_notification_is_known", booking["booking_id"])]


REMINDER = (
    "select booking_id, 'reminder', {version}, deadline_at, queued_at from core.notification"
    " where booking_id = %(booking)s"
)


def test_only_one_reminder_waits(db: Connection, booking: Row) -> None:
    assert broken(
        db,
        "with two as (insert into core.notification"
        " (booking_id, kind, version, deadline_at, queued_at)"
        f" {REMINDER.format(version=1)} union all {REMINDER.format(version=2)}"
        " returning notification_id),"
        " due as (insert into core.timer (due_at, queue_name, notification_id)"
        " select clock_timestamp(), 'notification', notification_id from two returning timer_id)"
        " select count(*) from due",
        booking,
    ) == [("only_one_reminder_waits", booking["booking_id"])]


def test_a_sent_confirmation_has_its_reminder(db: Connection, booking: Row) -> None:
    assert broken(
        db,
        "update core.notification set status = 'sent', sent_at = clock_timestamp()"
        " where booking_id = %(booking)s",
        booking,
    ) == [("sent_confirmation_has_its_reminder", booking["booking_id"])]


@pytest.mark.parametrize(
    "change",
    [
        "update core.claim set resource_id = 999999 where booking_id = %(booking)s",
        "update core.booking set service_id = 999999 where booking_id = %(booking)s",
        "update core.booking set customer_id = 999999 where booking_id = %(booking)s",
    ],
)
def test_what_is_named_exists(db: Connection, booking: Row, change: str) -> None:
    assert ("what_is_named_exists", booking["booking_id"]) in broken(db, change, booking)


def test_an_e_mail_is_about_a_booking_that_exists(db: Connection, booking: Row) -> None:
    change = "update core.notification set booking_id = 999999 where booking_id = %(booking)s"
    assert ("what_is_named_exists", 999999) in broken(db, change, booking)


def test_a_customer_belongs_to_a_venue_that_exists(db: Connection, booking: Row) -> None:
    change = (
        "update core.customer set venue_id = 999999 where customer_id ="
        " (select b.customer_id from core.booking as b where b.booking_id = %(booking)s)"
    )
    assert broken(db, change, booking) == [("what_is_named_exists", None)]


@pytest.fixture
def appointment(connection: Connection) -> Row:
    """A hold at the practice; triggers are off."""
    load(connection, json.loads((VENUES / "touchbase-massage.json").read_text()))
    held = call(
        connection, "api.attempt_hold", p_venue="touchbase-massage", p_date=day(), p_time="13:00",
        p_service="swedish-60",
    )  # fmt: skip
    assert broken_invariants(connection) == []
    connection.execute("set local session_replication_role = replica")
    [(key,)] = connection.execute(
        "select booking_id from core.booking where reference = %s", (held["reference"],)
    )
    return {"booking_id": key}


@pytest.mark.parametrize(
    ("promise", "act"),
    [
        (
            "appointment_has_what_it_takes",
            "delete from core.claim where booking_id = %(booking)s and resource_id in"
            " (select resource_id from core.resource where kind = 'room')",
        ),
        (
            "appointment_is_one_for_all",
            "with more as (insert into core.claim (venue_id, service_date, resource_id, during,"
            " kind, booking_id, expires_at) select c.venue_id, c.service_date, o.resource_id,"
            " tstzrange(lower(c.during), upper(c.during) - interval '5 minutes'), c.kind,"
            " c.booking_id, c.expires_at from core.claim c join core.resource r using (resource_id)"
            " join core.resource o on o.venue_id = r.venue_id and o.label = 'Cedar'"
            " where c.booking_id = %(booking)s and r.label = 'Birch')"
            " update core.service_need set resource_count = 2 where kind = 'room' and service_id ="
            " (select service_id from core.booking where booking_id = %(booking)s)",
        ),
        (
            "therapist_is_qualified_and_room_suits",
            "delete from core.resource_service s"
            " using core.claim c, core.resource r, core.booking b"
            " where c.booking_id = %(booking)s and r.resource_id = c.resource_id"
            " and b.booking_id = c.booking_id and r.kind = 'room'"
            " and s.resource_id = c.resource_id and s.service_id = b.service_id",
        ),
        (
            "wished_therapist_is_the_one",
            "update core.booking set therapist_wish_id = r.resource_id from core.resource as r"
            " where booking_id = %(booking)s and r.venue_id = core.booking.venue_id"
            " and r.label = 'Chi'",
        ),
        (
            "hold_ends_by_its_limit",
            "update core.hold set ends_by = expires_at - interval '1 minute'"
            " where booking_id = %(booking)s",
        ),
    ],
)
def test_an_appointment_keeps_its_promises(
    connection: Connection, appointment: Row, promise: str, act: str
) -> None:
    assert broken(connection, act, appointment) == [(promise, appointment["booking_id"])]


def test_every_promise_has_a_test_that_breaks_it(db: Connection) -> None:
    """Whoever adds an invariant adds its test: the names stand in the functions' text."""
    [(text,)] = db.execute(
        "select string_agg(prosrc, ' ') from pg_proc"
        " where pronamespace = 'ops'::regnamespace and proname like 'check%'"
    ).fetchall()
    named = set(re.findall(r"select '([a-z_]+)',", text))
    tests = Path(__file__).read_text()
    assert len(named) > 10 and not {name for name in named if f'"{name}"' not in tests}
    assert rows(db, "ops.check_invariants") == []
