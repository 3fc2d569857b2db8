"""A run: clients that ask, real workers that decide, and what is noted meanwhile."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from psycopg import Connection

from cli.bench import pgbench
from cli.bench.backlog import Backlog, Window, regulate
from cli.bench.crew import crew, wait_for_decisions
from cli.bench.latency import last_booking
from cli.bench.session import Bench

WARM_UP_SECONDS = 1


@dataclass(frozen=True, slots=True)
class Load:
    """One run. Only bookings with a key above `after` are of this run."""

    after: int
    window: Window
    backlog: Backlog
    requests: pgbench.Result


def run_load(
    bench: Bench,
    connection: Connection,
    arguments: Sequence[str],
    *,
    seconds: int,
    workers: int,
    limit: int,
    beside: Sequence[str] | None = None,
) -> Load:
    """Clients and workers on the connection's database for so many seconds after a warm-up; then
    the workers finish.

    `arguments` are pgbench's. The clients are held above `limit` waiting bookings; those that
    `beside` starts are not.
    """
    database = connection.info.dbname
    url = bench.server.url(database, role="holdfast_service")
    duration = ("-T", str(WARM_UP_SECONDS + seconds))
    after = last_booking(connection)
    with ExitStack() as stack:
        processes = stack.enter_context(crew(bench, connection, database, workers))

        def check() -> None:
            for process in processes:
                process.check()

        if beside:
            others = stack.enter_context(pgbench.running(url, *beside, *duration))
        clients = stack.enter_context(pgbench.running(url, *arguments, *duration))
        window, backlog = regulate(
            clients,
            connection,
            limit=limit,
            warm_up=WARM_UP_SECONDS,
            seconds=seconds,
            check=check,
        )
        requests = clients.result()
        if beside:
            others.result()
        wait_for_decisions(connection, processes)
    return Load(after, window, backlog, requests)
