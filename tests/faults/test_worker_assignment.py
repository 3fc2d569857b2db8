"""The assignment step against the real database: batches, poison, locks, and being stopped."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import Any

import psycopg
import pytest
from psycopg import Connection
from structlog.testing import capture_logs

from runtime.settings import Settings
from tests.faults.conftest import book
from worker import jobs
from worker.assignment import AssignmentStep

SETTINGS = replace(Settings.from_environment({}), worker_batch_size=8)


def states(owner: Connection, bookings: list[int]) -> list[str]:
    query = "select state from core.booking where booking_id = any (%s) order by booking_id"
    return [state for (state,) in owner.execute(query, [bookings])]


def waiting(owner: Connection) -> list[tuple[Any, ...]]:
    """(attempts so far, visible now?, error) of each message of the queue."""
    return owner.execute(
        "select core.count_attempts(read_ct, headers), vt <= clock_timestamp(), headers ->> 'error'"
        " from pgmq.q_assignment order by msg_id"
    ).fetchall()


def break_booking(owner: Connection, condition: str, sqlstate: str) -> None:
    """Whoever confirms a booking for which the condition holds gets this error."""
    owner.execute("create sequence public.tries")
    owner.execute("grant usage on public.tries to public")
    owner.execute(
        "create function public.break_down() returns trigger language plpgsql"
        " security definer as $$ begin"
        f" if {condition} then raise exception using errcode = '{sqlstate}',"
        " message = 'broken'; end if; return new; end $$"
    )
    owner.execute(
        "create trigger _999_break before update on core.booking for each row"
        " when (new.state = 'confirmed') execute function public.break_down()"
    )


def test_a_batch_is_worked_off_and_acknowledged(
    owner: Connection, worker: Connection, venue_database: str
) -> None:
    bookings = book(venue_database, 3)
    step = AssignmentStep(SETTINGS, Event())
    with capture_logs() as lines:
        assert step(worker) is True
        assert step(worker) is False
    assert states(owner, bookings) == ["confirmed"] * 3
    assert waiting(owner) == []
    [line] = lines
    assert (line["booking_ids"], line["outcome"], line["batch"]) == (bookings, "confirmed", 3)


def test_one_bad_booking_costs_the_others_nothing(
    owner: Connection, worker: Connection, venue_database: str
) -> None:
    first, bad, last = book(venue_database, 3)
    break_booking(owner, f"new.booking_id = {bad}", "XX000")
    with capture_logs() as lines:
        assert AssignmentStep(SETTINGS, Event())(worker)
    assert states(owner, [first, bad, last]) == ["confirmed", "assignment_pending", "confirmed"]
    assert waiting(owner) == [(1, False, "XX000: broken")]
    failure = next(line for line in lines if line["event"] == "assignment" and "status" in line)
    assert (failure["booking_id"], failure["status"]) == (bad, "retry")


def test_a_booking_that_always_breaks_ends_in_the_dead_letters(
    owner: Connection, worker: Connection, venue_database: str
) -> None:
    [bad] = book(venue_database, 1)
    break_booking(owner, "true", "XX000")
    step = AssignmentStep(SETTINGS, Event())
    for _ in range(5):
        owner.execute("update pgmq.q_assignment set vt = clock_timestamp()")
        assert step(worker)
    assert waiting(owner) == []
    [(message,)] = owner.execute("select message from pgmq.q_assignment_dead").fetchall()
    assert message == {"booking_id": bad}


@pytest.mark.parametrize("sqlstate", ["40P01", "40001", "55P03", "RS040"])
def test_lock_trouble_is_tried_again_at_once(
    owner: Connection, worker: Connection, venue_database: str, sqlstate: str
) -> None:
    bookings = book(venue_database, 1)
    # A sequence counts on when the transaction is rolled back.
    break_booking(owner, "nextval('public.tries') < 3", sqlstate)
    assert AssignmentStep(SETTINGS, Event())(worker)
    assert states(owner, bookings) == ["confirmed"]
    assert waiting(owner) == []


def test_a_day_that_stays_locked_is_left_in_time(
    owner: Connection, worker: Connection, venue_database: str
) -> None:
    [booking] = book(venue_database, 1)
    hasty = replace(SETTINGS, worker_grace=0.5)
    with psycopg.connect(venue_database) as other:
        other.execute(
            "select core.lock_service_day(venue_id, service_date)"
            " from core.booking where booking_id = %s",
            [booking],
        )
        assert AssignmentStep(hasty, Event())(worker)
    assert states(owner, [booking]) == ["assignment_pending"]
    [(attempts, is_visible, error)] = waiting(owner)
    assert (attempts, is_visible) == (1, False)
    assert error.startswith("57014")


def test_what_is_claimed_too_late_is_handed_back(
    owner: Connection, worker: Connection, venue_database: str
) -> None:
    bookings = book(venue_database, 2)
    stop = Event()
    stop.set()
    assert AssignmentStep(SETTINGS, stop)(worker)
    assert states(owner, bookings) == ["assignment_pending"] * 2
    assert waiting(owner) == [(0, True, None)] * 2


def test_a_lost_connection_is_the_loops_business(
    owner: Connection, worker: Connection, venue_database: str
) -> None:
    bookings = book(venue_database, 1)
    break_booking(owner, "pg_terminate_backend(pg_backend_pid())", "XX000")
    with pytest.raises(psycopg.OperationalError):
        AssignmentStep(SETTINGS, Event())(worker)
    assert worker.closed
    assert states(owner, bookings) == ["assignment_pending"]


LateCall = Callable[[Connection, jobs.Assignment], object]


@pytest.mark.parametrize(
    ("call", "answer"),
    [
        (lambda late, message: jobs.assign_claimed(late, [message], within=5), []),
        (lambda late, message: jobs.record_failure(late, "assignment", message, "x"), "lease_lost"),
        (lambda late, message: jobs.extend_lease(late, "assignment", message, 30), False),
        (lambda late, message: jobs.release_messages(late, "assignment", [message]), 0),
    ],
)
def test_a_late_worker_touches_nothing(
    owner: Connection, worker: Connection, venue_database: str, call: LateCall, answer: object
) -> None:
    [booking] = book(venue_database, 1)
    [late] = jobs.claim_assignments(worker, limit=1, lease=30)
    owner.execute("update pgmq.q_assignment set vt = clock_timestamp()")
    [current] = jobs.claim_assignments(worker, limit=1, lease=30)
    assert (current.message_id, current.booking_id) == (late.message_id, booking)

    assert call(worker, late) == answer
    assert waiting(owner) == [(2, False, None)]
    [done] = jobs.assign_claimed(worker, [current], within=5)
    assert done.outcome == "confirmed"
