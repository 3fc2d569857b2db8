"""The frame of a worker's thread."""

from dataclasses import replace
from threading import Event

import psycopg
import pytest
from psycopg import Connection
from psycopg.conninfo import make_conninfo
from structlog.testing import capture_logs

from runtime.settings import Settings
from worker.loop import Loop, Step


@pytest.fixture
def settings(server_url: str) -> Settings:
    """Never idle for long."""
    return replace(
        Settings.from_environment({}),
        database_url=server_url,
        worker_poll_busy=0.0,
        worker_poll_idle=0.01,
    )


def run(step: Step, settings: Settings, stop: Event) -> None:
    Loop("test", step, settings, stop).run()


def test_a_step_is_repeated_on_one_connection_until_told_to_stop(settings: Settings) -> None:
    stop, backends = Event(), []

    def step(connection: Connection) -> bool:
        backends.append(connection.info.backend_pid)
        if len(backends) == 5:
            stop.set()
        return len(backends) % 2 == 0

    run(step, settings, stop)
    assert len(backends) == 5 and len(set(backends)) == 1


def test_trouble_with_the_database_costs_a_new_connection(settings: Settings) -> None:
    stop, backends = Event(), []

    def step(connection: Connection) -> bool:
        backends.append(connection.info.backend_pid)
        if len(backends) == 1:
            connection.execute("select pg_terminate_backend(pg_backend_pid())")
        stop.set()
        return True

    with capture_logs() as lines:
        run(step, settings, stop)
    [line] = lines
    assert (line["event"], line["sqlstate"]) == ("database_trouble", "57P01")
    assert len(set(backends)) == 2


def test_a_connection_that_fails_is_explained_without_the_password(
    settings: Settings, server_url: str
) -> None:
    stop = Event()
    closed = make_conninfo(server_url, dbname="nowhere", password="hunter2")

    class Once(Loop):
        def _recover(self, error: psycopg.Error) -> None:
            stop.set()
            super()._recover(error)

    with capture_logs() as lines:
        Once("test", lambda _: True, replace(settings, database_url=closed), stop).run()
    [line] = lines
    assert line["event"] == "database_trouble"
    assert 'database "nowhere" does not exist' in line["reason"]
    assert "hunter2" not in str(line)


def test_what_the_server_says_of_a_statement_is_not_told(settings: Settings) -> None:
    stop = Event()

    def step(connection: Connection) -> bool:
        stop.set()
        connection.execute("select 'zoe.guest@example.com'::integer")
        return True

    with capture_logs() as lines:
        run(step, settings, stop)
    [line] = lines
    assert (line["sqlstate"], line["reason"]) == ("22P02", None)
    assert "zoe" not in str(line)


def test_a_fault_of_ours_ends_the_loop_and_quotes_nobody(settings: Settings) -> None:
    def step(connection: Connection) -> bool:
        raise KeyError(f"zoe.guest@{'example.com'}")

    with capture_logs() as lines:
        run(step, settings, Event())
    [line] = lines
    assert (line["event"], line["error"]) == ("loop_broken", "KeyError")
    assert "test_loop.py" in line["where"][-1] and "zoe.guest@example.com" not in str(line)
