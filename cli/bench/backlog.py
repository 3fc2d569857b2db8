"""Keeping a run honest: the clients wait while too many bookings wait for the workers.

Without it, clients that ask faster than the workers decide would take the processors from them,
and the rate of requests would be measured instead of the rate that can be sustained. With it the
loop is closed end to end: as in TPC-B, a client asks again when what was asked is (nearly) done.
The clients are stopped from outside, so that their statement is the bare request.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from psycopg import Connection

from cli.bench.pgbench import POLL_SECONDS, Clients


@dataclass(frozen=True, slots=True)
class Window:
    """What was between two moments of the server's clock counts."""

    began_at: datetime
    ended_at: datetime

    @property
    def seconds(self) -> float:
        return (self.ended_at - self.began_at).total_seconds()


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many bookings waited for the workers during a window."""

    mean: float
    deepest: int
    held_share: float
    """The share of the time in which the clients had to wait for the workers."""


class Gauge:
    """Counts the messages of the assignment queue, claimed ones included.

    It remembers the oldest: counting from the beginning would walk past every message that is
    done and not vacuumed yet.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._oldest = 0

    def read(self) -> int:
        row = self._connection.execute(
            "select min(q.msg_id), count(*) from pgmq.q_assignment as q where q.msg_id >= %s",
            [self._oldest],
        ).fetchone()
        assert row is not None
        oldest, count = row
        self._oldest = oldest or self._oldest
        return int(count)


def regulate(
    clients: Clients,
    connection: Connection,
    *,
    limit: int,
    warm_up: float,
    seconds: float,
    check: Callable[[], None],
) -> tuple[Window, Backlog]:
    """Hold the clients above `limit` waiting bookings, release them at half of it.

    The window begins after `warm_up` seconds and lasts `seconds`, or until the clients end. `check`
    is called at each look and raises when the run has gone wrong.
    """
    gauge, depths, held = Gauge(connection), [0], [False]
    began, began_at = time.monotonic(), None
    while clients.is_running() and time.monotonic() - began < warm_up + seconds:
        check()
        depth = gauge.read()
        if depth > limit:
            clients.hold()
        elif depth <= limit // 2:
            clients.release()
        if began_at is None and time.monotonic() - began >= warm_up:
            began_at = read_clock(connection)
        if began_at is not None:
            depths.append(depth)
            held.append(clients.is_held)
        time.sleep(POLL_SECONDS)
    ended_at = read_clock(connection)
    # Held ones would never see that their time is over.
    clients.release()
    return Window(began_at or ended_at, ended_at), Backlog(
        mean=sum(depths) / len(depths), deepest=max(depths), held_share=sum(held) / len(held)
    )


def read_clock(connection: Connection) -> datetime:
    """The server's clock."""
    row = connection.execute("select clock_timestamp()").fetchone()
    assert row is not None
    moment: datetime = row[0]
    return moment
