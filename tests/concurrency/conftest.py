"""Sessions that meet: each a real connection, its acts in a thread, seen waiting in pg_locks."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from time import monotonic
from typing import TypeVar

import psycopg
import pytest
from psycopg import Connection
from psycopg.conninfo import make_conninfo

from cli.project import VENUES
from tests.calls import WHITE_HORSE, Row, broken_invariants, hold, load

PATIENCE = 20
"""Seconds after which a session that should wait, or end, never will."""

ONE_SEATING: Row = {"p_party": 20}
"""One seating of the White Horse takes so many: the garden's three large tables together."""


def hold_it(connection: Connection) -> Row:
    """Ask for a hold of that seating."""
    return hold(connection, **ONE_SEATING)


Answer = TypeVar("Answer")
Act = Callable[[Connection], Answer]


class Session:
    """A connection of its own, with a thread for what may have to wait."""

    def __init__(self, url: str) -> None:
        self.connection = psycopg.connect(url)
        self.pid = self.connection.info.backend_pid
        self._thread = ThreadPoolExecutor(max_workers=1)

    def begin(self, act: Act[Answer]) -> Answer:
        """Act at once, and leave the transaction open."""
        return act(self.connection)

    def commit(self) -> None:
        self.connection.commit()

    def rollback(self) -> None:
        self.connection.rollback()

    def start(self, act: Act[Answer]) -> Future[Answer]:
        """Act and commit in the background."""

        def run() -> Answer:
            with self.connection.transaction():
                return act(self.connection)

        return self._thread.submit(run)

    def close(self) -> None:
        self.connection.cancel_safe()
        self._thread.shutdown()
        self.connection.close()


class Arena:
    """A database with a venue, its sessions, and an observer."""

    def __init__(self, url: str, venue: str = WHITE_HORSE) -> None:
        self._url = url
        self._venue = venue
        self._sessions: list[Session] = []
        self.observer = psycopg.connect(url, autocommit=True)

    def session(self) -> Session:
        session = Session(self._url)
        self._sessions.append(session)
        return session

    def wait_until_blocked(self, waiting: Session, by: Session) -> None:
        """Return when PostgreSQL says that one session waits for the other."""
        query = "select %s = any (pg_blocking_pids(%s))"
        deadline = monotonic() + PATIENCE
        while self.observer.execute(query, (by.pid, waiting.pid)).fetchall() != [(True,)]:
            assert monotonic() < deadline, "it does not wait"

    def close_day(self, day: date) -> Session:
        """A session that has the lock of a service day, until it commits."""
        gate = self.session()
        gate.connection.execute(
            "select core.lock_service_day(venue_id, %s) from core.venue where slug = %s",
            (day, self._venue),
        )
        return gate

    def race(self, day: date, *acts: Act[Answer]) -> list[Future[Answer]]:
        """Have every act wait for the same day, in this order, then let all go."""
        gate = self.close_day(day)
        started = []
        for act in acts:
            session = self.session()
            started.append(session.start(act))
            self.wait_until_blocked(session, by=gate)
        gate.commit()
        return started

    def close(self) -> None:
        for session in self._sessions:
            session.close()
        assert broken_invariants(self.observer) == []
        self.observer.close()


def sweep(observer: Connection) -> None:
    """Take away all that was asked for; the venue stays."""
    observer.execute(
        "truncate core.booking, core.booking_state_history, core.booking_attempt,"
        " core.notification, core.customer, core.idempotency_key, core.freed_time,"
        " pgmq.q_assignment, pgmq.q_notification cascade"
    )


@pytest.fixture(scope="session")
def white_horse_database(server_url: str, template: str, worker_id: str) -> Iterator[str]:
    """A database with the White Horse, in which one test after the other commits."""
    name = f"races_{worker_id}"
    with psycopg.connect(server_url, autocommit=True) as server:
        server.execute(f"create database {name} template {template}")
        url = make_conninfo(server_url, dbname=name)
        with psycopg.connect(url) as connection:
            load(connection, json.loads((VENUES / f"{WHITE_HORSE}.json").read_text()))
        yield url
        server.execute(f"drop database {name} with (force)")


@pytest.fixture
def arena(white_horse_database: str) -> Iterator[Arena]:
    """Sessions on a venue without bookings; no promise may be broken when they are done.

    Swept rather than cloned for each test: a clone takes longer than all the rest of a race.
    """
    arena = Arena(white_horse_database)
    sweep(arena.observer)
    yield arena
    arena.close()


def result(started: Future[Answer]) -> Answer:
    """What a session answered, in time."""
    return started.result(timeout=PATIENCE)


def failure(started: Future[Answer]) -> str:
    """The SQLSTATE that a session got, in time."""
    error = started.exception(timeout=PATIENCE)
    assert isinstance(error, psycopg.Error), error
    return str(error.sqlstate)
