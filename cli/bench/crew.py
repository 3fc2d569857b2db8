"""Real workers, as many as a run needs."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

from psycopg import Connection

from cli.bench.session import Bench
from cli.children import Child, child

READY_SECONDS = 30
DRAIN_SECONDS = 120

CONNECTED = """
select count(*) >= %s
  from pg_stat_activity
 where datname = current_database() and application_name = 'holdfast worker assignment'
"""

DECIDED = """
select not exists (
  select from pgmq.q_assignment as q
  inner join core.booking as b on b.booking_id = (q.message ->> 'booking_id')::bigint
  where b.attempt_count = 0
)
"""


@contextmanager
def crew(
    bench: Bench, connection: Connection, database: str, count: int
) -> Iterator[Sequence[Child]]:
    """So many processes of `python -m worker` on the assignment queue, as long as the context.

    Everything else is as a worker does it by default, its log included.
    """
    environment = {
        "DATABASE_URL": bench.server.url(database, role="holdfast_worker"),
        "HOLDFAST_WORKER_QUEUES": "assignment",
    }
    with ExitStack() as stack:
        workers = [
            stack.enter_context(
                child(f"worker-{n}", "worker", environment=environment, folder=bench.folder)
            )
            for n in range(1, count + 1)
        ]
        for worker in workers:
            worker.wait_until(lambda: _are_connected(connection, count), READY_SECONDS)
        yield workers


def wait_for_decisions(connection: Connection, workers: Sequence[Child]) -> None:
    """Let the workers look at all that was asked; raises Problem when one ended or it takes too
    long. Who found nothing and waits for another try has been looked at."""
    workers[0].wait_until(lambda: _is_decided(connection, workers), DRAIN_SECONDS)


def _are_connected(connection: Connection, count: int) -> bool:
    return connection.execute(CONNECTED, [count]).fetchone() == (True,)


def _is_decided(connection: Connection, workers: Sequence[Child]) -> bool:
    for worker in workers:
        worker.check()
    return connection.execute(DECIDED).fetchone() == (True,)
