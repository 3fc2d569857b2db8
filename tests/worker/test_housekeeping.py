"""Housekeeping: what it does, when it rests, and who never waits for it."""

from collections.abc import Iterator
from dataclasses import replace
from math import inf
from threading import Event
from typing import Any

import psycopg
import pytest
from psycopg import Connection

from runtime.settings import Settings
from tests.calls import ask, value
from worker import housekeeping
from worker.housekeeping import HousekeepingStep
from worker.loop import Step
from worker.main import make_steps


def forget_a_key(connection: Connection) -> None:
    connection.execute(
        "insert into core.idempotency_key (scope, key, request_hash, created_at)"
        " values ('test', 'old', '', now() - interval '8 days')"
    )


def keys(connection: Connection) -> list[tuple[Any, ...]]:
    return ask(connection, "select key from core.idempotency_key")


def test_it_takes_samples_deletes_what_may_go_and_rests(venue: str, connection: Connection) -> None:
    forget_a_key(connection)
    assert HousekeepingStep(pause=1000)(connection) is False and keys(connection) == [("old",)]
    step = HousekeepingStep(pause=0)
    assert step(connection) is True and keys(connection) == []
    assert step(connection) is False
    assert ask(connection, "select count(*) > 10 from core.metric_sample") == [(True,)]


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> dict[str, Step]:
    """A worker's steps, with housekeeping due at once."""
    settings = replace(Settings.from_environment({}), worker_queues=())
    steps = dict(make_steps(settings, Event()))
    monkeypatch.setattr(housekeeping, "monotonic", lambda: inf)
    return steps


@pytest.fixture
def worker(venue_database: str) -> Iterator[Connection]:
    with psycopg.connect(venue_database, autocommit=True) as connection:
        connection.execute("set lock_timeout = '100ms'")
        yield connection


def test_what_is_due_never_waits_for_it(
    venue_database: str, worker: Connection, steps: dict[str, Step]
) -> None:
    with psycopg.connect(venue_database) as other:
        other.execute("lock table core.metric_sample")
        steps["timers"](worker)
        with pytest.raises(psycopg.errors.LockNotAvailable):
            steps["optimizer"](worker)


def test_one_worker_samples_at_a_time(venue_database: str, worker: Connection) -> None:
    with psycopg.connect(venue_database) as other:
        assert value(other, "jobs.record_metrics") > 10
        assert value(worker, "jobs.record_metrics") == 0
