"""kill -9 in the middle of an assignment, and at random moments while bookings come in."""

import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes, policy
from time import sleep

import psycopg
import pytest
from psycopg import Connection

from tests.calls import ask, broken_invariants, rows
from tests.faults.conftest import PostOffice, Start, WorkerProcess, book, eventually
from tests.faults.drain import drain

LEASE = 2
# A mail must be over before its lease is, or its lease would be extended.
SHORT = {"HOLDFAST_WORKER_LEASE": LEASE, "SMTP_TIMEOUT": 1.5, "HOLDFAST_WORKER_BATCH": 8}
ASSIGNMENT = SHORT | {"HOLDFAST_WORKER_QUEUES": "assignment"}

BOOKINGS = 300
WORKERS = 3
KILLS = 6


@pytest.fixture
def db(venue_database: str) -> Iterator[Connection]:
    """A superuser's connection that commits every statement."""
    with psycopg.connect(venue_database, autocommit=True) as connection:
        yield connection


def close_days(connection: Connection) -> None:
    """Take the lock of every day with bookings, until the transaction ends."""
    connection.execute(
        "select core.lock_service_day(d.venue_id, d.service_date) from"
        " (select distinct venue_id, service_date from core.booking order by 1, 2) as d"
    )


def wait_for_backend(db: Connection, gate: Connection) -> int:
    """The process that waits, on a worker's behalf, for what `gate` has locked."""
    query = "select pid from pg_stat_activity where %s = any (pg_blocking_pids(pid))"
    pid = gate.info.backend_pid
    eventually(lambda: len(ask(db, query, pid)) == 1)
    return int(ask(db, query, pid)[0][0])


def longest_lease(db: Connection) -> float:
    """Seconds until the last message that anybody has leased is free again."""
    [(seconds,)] = ask(
        db,
        "select coalesce(extract(epoch from max(vt) - clock_timestamp()), 0)::float from"
        " (select vt from pgmq.q_assignment union all select vt from pgmq.q_notification) as q",
    )
    return float(seconds)


def assert_each_was_assigned_once(db: Connection, count: int) -> None:
    assert ask(db, "select state, attempt_count, count(*) from core.booking group by 1, 2") == [
        ("confirmed", 1, count)
    ]
    assert ask(db, "select count(*) from core.booking_attempt") == [(count,)]
    assert ask(db, "select count(*) from core.notification where kind <> 'reminder'") == [(count,)]
    assert ask(db, "select from pgmq.q_assignment_dead") == []
    assert broken_invariants(db) == []


@pytest.mark.parametrize("is_noticed", [True, False])
def test_a_batch_that_was_interrupted_is_done_again_after_its_lease(
    db: Connection, venue_database: str, start_worker: Start, is_noticed: bool
) -> None:
    book(venue_database, 8)
    with psycopg.connect(venue_database) as gate:
        close_days(gate)
        victim = start_worker(**ASSIGNMENT)
        backend = wait_for_backend(db, gate)
        victim.kill()
        if is_noticed:
            db.execute("select pg_terminate_backend(%s, 10000)", (backend,))
        # Or the statement of the dead goes on until it is done, and then nobody commits it.
    assert longest_lease(db) <= LEASE
    [(free_at,)] = ask(db, "select min(vt) from pgmq.q_assignment")

    start_worker(**ASSIGNMENT)
    drain(db, "assignment")
    assert_each_was_assigned_once(db, 8)
    assert (
        ask(
            db,
            "select from core.booking_state_history where to_state = 'confirmed' and at < %s",
            free_at,
        )
        == []
    )


def test_workers_that_die_over_a_booking_give_it_up_after_the_limit(
    db: Connection, venue_database: str, start_worker: Start
) -> None:
    """Not even a log line is left of such an attempt; its claim is what counts."""
    [poison] = book(venue_database, 1)
    for _ in range(5):
        assert len(rows(db, "jobs.claim_assignments", p_limit=1, p_lease="1 hour")) == 1
        db.execute("update pgmq.q_assignment set vt = clock_timestamp()")
    start_worker(**ASSIGNMENT)
    eventually(lambda: ask(db, "select state from core.booking") == [("manual_review",)])
    assert ask(db, "select message from pgmq.q_assignment_dead") == [({"booking_id": poison},)]
    assert broken_invariants(db) == []


def test_kills_at_random_moments_while_bookings_come_in(
    chance: random.Random,
    db: Connection,
    venue_database: str,
    start_worker: Start,
    post_office: PostOffice,
) -> None:
    workers: list[WorkerProcess] = [start_worker(**SHORT) for _ in range(WORKERS)]
    with ThreadPoolExecutor(1) as guests:
        booked = guests.submit(book, venue_database, BOOKINGS)
        for _ in range(KILLS):
            sleep(chance.uniform(0, 1))
            victim = chance.randrange(WORKERS)
            workers[victim].kill()
            # Whatever it had is free again when its lease is over: nothing is lost for longer.
            assert longest_lease(db) <= LEASE
            workers[victim] = start_worker(**SHORT)
        assert len(booked.result()) == BOOKINGS
    drain(db, "assignment")
    drain(db, "notification")

    assert_each_was_assigned_once(db, BOOKINGS)
    assert ask(
        db,
        "select kind, status, count(*) from core.notification where kind <> 'reminder'"
        " group by 1, 2",
    ) == [("confirmed", "sent", BOOKINGS)]
    assert ask(db, "select from pgmq.q_notification_dead") == []
    copies = Counter(
        str(message_from_bytes(mail.content, policy=policy.default)["Message-ID"])
        for mail in post_office.mails
    )
    assert len(copies) == BOOKINGS
    assert copies.total() <= BOOKINGS + KILLS
