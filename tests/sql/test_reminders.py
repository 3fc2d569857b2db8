"""Reminders: set, moved, cancelled, past. Only the right one is ever sent."""

import re
from datetime import timedelta
from typing import Any

import pytest
from psycopg import Connection

from tests.calls import Row, ask, assign, broken_invariants, call, confirmed, day, rows, value


def claim(db: Connection) -> list[str]:
    """The kinds of what is handed out, and recorded as sent, until nothing is left to send."""
    kinds = []
    while mails := rows(db, "jobs.claim_notifications", p_limit=10, p_lease="30 seconds"):
        for mail in mails:
            kinds.append(mail["kind"])
            value(
                db, "jobs.record_delivery", p_message_id=mail["message_id"],
                p_read_count=mail["read_count"], p_outcome="sent", p_provider_id="x", p_error=None,
            )  # fmt: skip
    return kinds


def timers(db: Connection) -> list[tuple[Any, ...]]:
    """Of every reminder that waits: how long before its visit it is due."""
    return ask(
        db,
        "select lower(b.during) - t.due_at from core.timer as t"
        " inner join core.notification as n using (notification_id)"
        " inner join core.booking as b on b.booking_id = n.booking_id where n.kind = 'reminder'",
    )


def travel(db: Connection, booking: Row, before: str) -> None:
    """Bring the visit so near that it begins `before` from now, and with it what waits for it."""
    db.execute("set local session_replication_role = replica")
    [(shift,)] = ask(
        db,
        "select lower(during) - (clock_timestamp() + %s::interval) from core.booking"
        " where booking_id = %s",
        before,
        booking["booking_id"],
    )
    for statement in (
        "update core.booking set occupied = tstzrange(lower(occupied) - %(s)s,"
        " upper(occupied) - %(s)s), during = tstzrange(lower(during) - %(s)s,"
        " upper(during) - %(s)s) where booking_id = %(b)s",
        "update core.notification set queued_at = queued_at - %(s)s,"
        " deadline_at = deadline_at - %(s)s where booking_id = %(b)s and kind = 'reminder'",
        "update core.timer set due_at = due_at - %(s)s",
    ):
        db.execute(statement, {"s": shift, "b": booking["booking_id"]})
    db.execute("set local session_replication_role = origin")


def tick(db: Connection) -> int:
    return int(value(db, "jobs.run_due_timers", p_limit=10))


def test_a_confirmed_guest_is_reminded_a_day_before(db: Connection) -> None:
    booking = confirmed(db)
    assert timers(db) == []
    assert claim(db) == ["confirmed"]
    assert timers(db) == [(timedelta(days=1),)]
    assert tick(db) == 0 and claim(db) == []

    travel(db, booking, "23 hours 59 minutes")
    assert tick(db) == 1
    assert claim(db) == ["reminder"]
    assert claim(db) == [] and timers(db) == []


def test_asking_twice_sets_one(db: Connection) -> None:
    booking = confirmed(db)
    claim(db)
    db.execute("select core.plan_reminder(%s, clock_timestamp())", [booking["booking_id"]])
    assert timers(db) == [(timedelta(days=1),)]
    assert broken_invariants(db) == []


def test_a_visit_that_is_near_is_not_reminded_of(db: Connection) -> None:
    """Who has just been told needs no reminder."""
    booking = confirmed(db)
    travel(db, booking, "23 hours")
    db.execute("update pgmq.q_notification set vt = clock_timestamp()")
    assert claim(db) == ["confirmed"]
    assert timers(db) == []


def test_a_cancelled_visit_is_not_reminded_of(db: Connection) -> None:
    booking = confirmed(db)
    claim(db)
    call(db, "api.cancel_booking", p_reference=booking["reference"])
    assert timers(db) == []
    travel(db, booking, "23 hours")
    assert tick(db) == 0
    assert claim(db) == ["cancelled"]
    assert broken_invariants(db) == []


def test_a_reminder_that_is_in_the_queue_already_knows_of_the_cancellation(db: Connection) -> None:
    booking = confirmed(db)
    claim(db)
    travel(db, booking, "23 hours")
    assert tick(db) == 1
    db.execute(
        "update core.booking set state = 'cancelled', state_actor = 'test' where booking_id = %s",
        [booking["booking_id"]],
    )
    assert claim(db) == []
    assert ask(db, "select status from core.notification where kind = 'reminder'") == [("expired",)]


def test_the_reminder_moves_with_the_visit(db: Connection) -> None:
    booking = confirmed(db)
    claim(db)
    later = day() + timedelta(days=7)
    call(db, "api.modify_booking", p_reference=booking["reference"], p_date=later)
    assert timers(db) == []
    assert assign(db, booking)["outcome"] == "confirmed"
    assert claim(db) == ["modification_requested"]
    db.execute("update pgmq.q_notification set vt = clock_timestamp()")
    assert claim(db) == ["modification_confirmed"]
    assert timers(db) == [(timedelta(days=1),)]
    assert broken_invariants(db) == []

    travel(db, booking, "23 hours")
    assert tick(db) == 1
    assert claim(db) == ["reminder"]


def test_a_reminder_that_comes_too_early_waits_for_its_time(db: Connection) -> None:
    """The visit was moved by somebody who told nobody."""
    booking = confirmed(db)
    claim(db)
    db.execute("update core.timer set due_at = clock_timestamp()")
    assert tick(db) == 1
    assert claim(db) == []
    assert timers(db) == [(timedelta(days=1),)]
    assert broken_invariants(db) == []
    travel(db, booking, "23 hours")
    assert tick(db) == 1 and claim(db) == ["reminder"]


@pytest.mark.parametrize("begins", ["0 seconds", "-5 minutes"])
def test_nothing_is_sent_after_the_start(db: Connection, begins: str) -> None:
    booking = confirmed(db)
    claim(db)
    travel(db, booking, begins)
    assert tick(db) == 1
    assert claim(db) == []
    assert ask(db, "select status from core.notification where kind = 'reminder'") == [("expired",)]


def test_a_change_that_is_under_way_is_not_reminded_of(db: Connection) -> None:
    booking = confirmed(db)
    claim(db)
    travel(db, booking, "23 hours")
    assert tick(db) == 1
    db.execute(
        "update core.booking set state = 'assignment_pending', state_actor = 'test'"
        " where booking_id = %s",
        [booking["booking_id"]],
    )
    assert claim(db) == []


@pytest.mark.parametrize(("hours", "due"), [(3, [(timedelta(hours=3),)]), (0, [])])
def test_the_venue_says_how_long_before(
    db: Connection, hours: int, due: list[tuple[timedelta]]
) -> None:
    db.execute(
        "update core.venue_mail set reminder_lead = nullif(make_interval(hours => %s), '0')",
        [hours],
    )
    confirmed(db)
    assert claim(db) == ["confirmed"]
    assert timers(db) == due


def buffers(db: Connection) -> int:
    """The pages that a tick touches."""
    lines = ask(db, "explain (analyze, buffers) select jobs.run_due_timers(100)")
    found = [re.search(r"Buffers: shared hit=(\d+)(?: read=(\d+))?", line) for (line,) in lines]
    hits = [sum(int(part or 0) for part in match.groups()) for match in found if match]
    # The first line is the execution's; planning has one of its own.
    return hits[0]


def test_a_hundred_thousand_reminders_cost_a_tick_nothing(db: Connection) -> None:
    booking = confirmed(db)
    claim(db)
    db.execute("analyze core.timer")
    buffers(db)
    before = buffers(db)
    db.execute(
        "insert into core.timer (due_at, queue_name, notification_id)"
        " select clock_timestamp() + interval '1 day' + number * interval '1 second',"
        " 'notification', notification_id from core.notification,"
        " generate_series(1, 100000) as number where kind = 'reminder' and booking_id = %s",
        [booking["booking_id"]],
    )
    db.execute("analyze core.timer")
    buffers(db)
    # A few pages of the index; reading them all would be a thousand.
    assert buffers(db) <= before + 12
