"""TPC-B as pgbench has it: the yardstick, on the same server with the same settings."""

from cli.bench import pgbench
from cli.bench.server import BenchServer

DATABASE = "tpcb"
CLIENTS = 8
THREADS = 2


def prepare(server: BenchServer, scale: int) -> None:
    """Make and fill pgbench's tables in a database of their own."""
    with server.connect("postgres") as connection:
        connection.execute(f"create database {DATABASE}")
    pgbench.fill(server.url(DATABASE), scale)


def run(
    server: BenchServer, seconds: int, *, clients: int = CLIENTS, threads: int = THREADS
) -> pgbench.Result:
    """One run."""
    arguments = ("-c", str(clients), "-j", str(threads), "-T", str(seconds))
    return pgbench.run(server.url(DATABASE), *arguments)
