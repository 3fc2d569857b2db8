"""The server itself: crashed and started again while guests come in, and with a wrong clock."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from time import sleep

import psycopg
import pytest
from psycopg import Connection

from tests.calls import ask, confirm, hold
from tests.faults.aftermath import QUEUES, assert_all_is_well
from tests.faults.cluster import Cluster, durable_cluster
from tests.faults.conftest import PostOffice, Start, book
from tests.faults.drain import drain
from tests.faults.guests import crowd

GUESTS = 120
CRASHES = 3
WORKERS = 2


@pytest.fixture(scope="module")
def module_cluster() -> Iterator[Cluster]:
    with durable_cluster() as cluster:
        yield cluster


@pytest.fixture
def cluster(module_cluster: Cluster) -> Cluster:
    """A running server without a booking."""
    with psycopg.connect(module_cluster.url, autocommit=True) as connection:
        connection.execute(
            "truncate core.booking, core.booking_state_history, core.notification cascade"
        )
        connection.execute("truncate core.booking_attempt, core.idempotency_key")
        connection.execute("truncate pgmq.q_assignment, pgmq.q_notification")
    return module_cluster


def connect(cluster: Cluster) -> Connection:
    return psycopg.connect(cluster.url, autocommit=True)


def test_what_was_acknowledged_outlives_every_crash(
    chance: random.Random, cluster: Cluster, start_worker: Start, post_office: PostOffice
) -> None:
    quick = {"HOLDFAST_WORKER_LEASE": 1, "SMTP_TIMEOUT": 0.5, "HOLDFAST_WORKER_BATCH": 8}
    for _ in range(WORKERS):
        start_worker(DATABASE_URL=cluster.url, **quick)
    with crowd(cluster.url, GUESTS) as guests:
        for _ in range(CRASHES):
            sleep(chance.uniform(0.1, 0.6))
            cluster.crash()
            # What the guests know at this moment, the server must know when it is back.
            known = set(guests.answers.values())
            cluster.start()
            with connect(cluster) as owner:
                stored = {
                    reference for (reference,) in ask(owner, "select reference from core.booking")
                }
            assert known <= stored
    with connect(cluster) as owner:
        for queue in QUEUES:
            drain(owner, queue)
        assert_all_is_well(owner, post_office, GUESTS)


@pytest.mark.parametrize("clock", ["+2h", "-2h"])
def test_a_clock_that_is_two_hours_off(
    chance: random.Random,
    cluster: Cluster,
    start_worker: Start,
    post_office: PostOffice,
    clock: str,
) -> None:
    """The database's clock decides and is the only one that is asked: nothing gets stuck."""
    cluster.stop()
    cluster.start(clock=clock)
    try:
        with connect(cluster) as owner:
            [(off,)] = ask(owner, "select clock_timestamp() - %s", datetime.now(UTC))
            assert abs(abs(off) - timedelta(hours=2)) < timedelta(minutes=5)
            start_worker(DATABASE_URL=cluster.url)
            count = len(book(cluster.url, chance.randrange(5, 20)))
            held = hold(owner)
            assert confirm(owner, held)["outcome"] == "confirmed"
            for queue in QUEUES:
                drain(owner, queue)
            assert_all_is_well(owner, post_office, count + 1)
    finally:
        cluster.stop()
        cluster.start()
