"""The timer tick: moves what is due into the queues, and keeps house now and then."""

from time import monotonic

from psycopg import Connection

from worker import jobs

LIMIT = 100
HOUSEKEEPING_SECONDS = 60
PRUNED_AT_ONCE = 1000


def run_due_timers(connection: Connection) -> bool:
    """A step of the loop."""
    return jobs.run_due_timers(connection, limit=LIMIT) > 0


class Tick:
    """`run_due_timers`, and every minute a batch of housekeeping when nothing is due."""

    def __init__(self) -> None:
        self._due_at = monotonic() + HOUSEKEEPING_SECONDS

    def __call__(self, connection: Connection) -> bool:
        if run_due_timers(connection):
            return True
        if monotonic() < self._due_at:
            return False
        is_more = keep_house(connection)
        if not is_more:
            self._due_at = monotonic() + HOUSEKEEPING_SECONDS
        return is_more


def keep_house(connection: Connection) -> bool:
    """Take the hour's samples and delete a batch of what may go; True when there may be more."""
    jobs.record_metrics(connection)
    return jobs.prune(connection, limit=PRUNED_AT_ONCE) > 0
