"""While guests come in: workers told to end, connections cut, messages twice and out of order."""

import random
from signal import SIGTERM
from time import sleep

import psycopg
from psycopg import Connection

from tests.calls import ask
from tests.faults.aftermath import QUEUES, assert_all_is_well, copies
from tests.faults.conftest import PostOffice, Start, book
from tests.faults.drain import drain
from tests.faults.guests import crowd

GUESTS = 90
WORKERS = 3
ACTS = 4
QUICK = {"HOLDFAST_WORKER_BATCH": 8, "HOLDFAST_WORKER_LEASE": 2, "SMTP_TIMEOUT": 1.5}
PATIENT = {"HOLDFAST_WORKER_BATCH": 8}
"""Leases that no busy machine outlasts: who is told to end hands back what it has."""


def test_workers_that_are_told_to_end_burn_no_attempt(
    chance: random.Random,
    owner: Connection,
    venue_database: str,
    start_worker: Start,
    post_office: PostOffice,
) -> None:
    workers = [start_worker(**PATIENT) for _ in range(WORKERS)]
    with crowd(venue_database, GUESTS):
        for _ in range(ACTS):
            sleep(chance.uniform(0, 0.3))
            victim = chance.randrange(WORKERS)
            workers[victim].send_signal(SIGTERM)
            assert workers[victim].wait() == 0
            workers[victim] = start_worker(**PATIENT)
    for queue in QUEUES:
        drain(owner, queue)
    assert_all_is_well(owner, post_office, GUESTS)
    assert copies(post_office).total() == GUESTS
    assert ask(owner, "select distinct attempt_count from core.booking") == [(1,)]
    assert ask(owner, "select distinct try_count from core.notification where status = 'sent'") == [
        (1,)
    ]


def test_connections_that_are_cut_at_random(
    chance: random.Random,
    owner: Connection,
    venue_database: str,
    start_worker: Start,
    post_office: PostOffice,
) -> None:
    for _ in range(WORKERS):
        start_worker(**QUICK)
    cuts = 0
    with crowd(venue_database, GUESTS) as guests:
        for _ in range(2 * ACTS):
            sleep(chance.uniform(0, 0.2))
            pids = ask(
                owner,
                "select pid from pg_stat_activity where datname = current_database()"
                " and backend_type = 'client backend' and pid <> pg_backend_pid() order by pid",
            )
            if pids:
                cuts += len(ask(owner, "select pg_terminate_backend(%s)", chance.choice(pids)[0]))
    assert cuts
    for queue in QUEUES:
        drain(owner, queue)
    assert_all_is_well(owner, post_office, GUESTS)
    booked = ask(owner, "select reference from core.booking")
    assert sorted(booked) == sorted((reference,) for reference in guests.answers.values())


def test_messages_that_come_twice_and_in_any_order(
    chance: random.Random,
    owner: Connection,
    venue_database: str,
    start_worker: Start,
    post_office: PostOffice,
) -> None:
    count = len(book(venue_database, 60))
    scramble(owner, "assignment", chance)
    workers = [start_worker(HOLDFAST_WORKER_QUEUES="assignment", **QUICK) for _ in range(WORKERS)]
    drain(owner, "assignment")
    for worker in workers:
        worker.send_signal(SIGTERM)
        assert worker.wait() == 0
    scramble(owner, "notification", chance)
    for _ in range(WORKERS):
        start_worker(HOLDFAST_WORKER_QUEUES="notification", **QUICK)
    drain(owner, "notification")
    assert_all_is_well(owner, post_office, count)


def scramble(owner: Connection, queue: str, chance: random.Random) -> None:
    """Send each message of a queue once to three times, in any order."""
    with psycopg.connect(owner.info.dsn) as connection:
        gone = ask(connection, f"delete from pgmq.q_{queue} returning message::text")
        messages = [text for (text,) in gone for _ in range(chance.randint(1, 3))]
        chance.shuffle(messages)
        for text in messages:
            connection.execute("select pgmq.send(%s, %s::jsonb)", (queue, text))
