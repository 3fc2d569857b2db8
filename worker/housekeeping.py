"""Keeping house, now and then: the hour's samples are taken, and what may go is deleted.

Both read much. So it has no place among the timers, which retries and holds wait for.
"""

from time import monotonic

from psycopg import Connection

from worker import jobs

PAUSE = 60.0
PRUNED_AT_ONCE = 1000


class HousekeepingStep:
    """A step of the loop: a batch after each pause, in seconds; at once while there is more."""

    def __init__(self, pause: float = PAUSE) -> None:
        self._pause = pause
        self._due_at = monotonic() + pause

    def __call__(self, connection: Connection) -> bool:
        if monotonic() < self._due_at:
            return False
        jobs.record_metrics(connection)
        is_more = jobs.prune(connection, limit=PRUNED_AT_ONCE) > 0
        if not is_more:
            self._due_at = monotonic() + self._pause
        return is_more
