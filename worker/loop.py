"""The frame of every worker thread: one connection, and one step repeated until told to stop."""

import random
from collections.abc import Callable
from contextlib import closing
from threading import Event
from time import monotonic
from traceback import format_tb
from typing import Any

import psycopg
from psycopg import Connection

from runtime.database import connection_options
from runtime.logs import get_logger
from runtime.settings import Settings

log = get_logger(__name__)

Step = Callable[[Connection], bool]
"""Does what there is to do; True when there was something, so that it looks again at once."""

_CONNECT_TIMEOUT = 5
_LONGEST_PAUSE = 5.0


class Loop:
    """Runs a step. Trouble with the database costs a new connection, after a growing pause."""

    def __init__(self, name: str, step: Step, settings: Settings, stop: Event) -> None:
        self.name = name
        self.last_turn = monotonic()
        self._step = step
        self._settings = settings
        self._stop = stop
        self._failures = 0

    def run(self) -> None:
        """Return when `stop` is set, or at the first error that is not the database's."""
        while not self._stop.is_set():
            try:
                with closing(connect(self._settings, self.name)) as connection:
                    self._poll(connection)
            except psycopg.Error as error:
                self._recover(error)
            except Exception as error:
                # A fault of ours: the main thread sees that this one is over. Its message might
                # quote a guest, so the log says only what it was and where.
                log.error(
                    "loop_broken",
                    loop=self.name,
                    error=type(error).__name__,
                    where=format_tb(error.__traceback__),
                )
                return

    def _poll(self, connection: Connection) -> None:
        pause = shortest = self._settings.worker_poll_busy
        while not self._stop.is_set():
            self.last_turn = monotonic()
            if self._step(connection):
                pause = shortest
            else:
                self._stop.wait(pause)
                pause = min(max(pause, 0.001) * 2, self._settings.worker_poll_idle)
            self._failures = 0

    def _recover(self, error: psycopg.Error) -> None:
        self.last_turn = monotonic()
        self._failures += 1
        pause = min(0.1 * 2**self._failures, _LONGEST_PAUSE) * random.uniform(0.5, 1)
        log.warning(
            "database_trouble",
            loop=self.name,
            sqlstate=error.sqlstate,
            error=type(error).__name__,
            reason=_reason(error),
            pause_s=round(pause, 3),
        )
        self._stop.wait(pause)


def _reason(error: psycopg.Error) -> str | None:
    """Why there is no connection, in libpq's words. What the server says of a statement is not
    told: it may quote a guest."""
    if error.sqlstate is not None or not isinstance(error, psycopg.OperationalError):
        return None
    return str(error).strip().partition("\n")[0]


def in_turn(*steps: Step) -> Step:
    """One step after the other, each whatever the others found."""
    return lambda connection: any([step(connection) for step in steps])


def connect(settings: Settings, name: str) -> Connection:
    """A connection of its own for one thread, in autocommit."""
    options: dict[str, Any] = {
        "connect_timeout": _CONNECT_TIMEOUT,
        **connection_options(settings, name=f"worker {name}"),
    }
    connection = psycopg.connect(settings.require_database_url(), autocommit=True, **options)
    # Whatever the server's default is: the commands refuse any other level.
    connection.isolation_level = psycopg.IsolationLevel.READ_COMMITTED
    if not settings.is_pgbouncer:
        connection.execute("set default_transaction_isolation = 'read committed'")
    return connection
