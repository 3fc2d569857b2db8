"""The timer tick: moves what is due into the queues."""

from psycopg import Connection

from worker import jobs

LIMIT = 100


def run_due_timers(connection: Connection) -> bool:
    """A step of the loop."""
    return jobs.run_due_timers(connection, limit=LIMIT) > 0
