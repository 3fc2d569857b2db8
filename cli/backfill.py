"""`holdfast backfill`: what rows that came from elsewhere lack."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import click
import psycopg
from psycopg import Connection

from cli import server
from cli.bench.progress import Narrator

BATCH = 500
PAUSE = 0.05

LACKING = """
select count(*)
  from core.booking as b
 where not exists (
   select from core.booking_state_history as h where h.booking_id = b.booking_id and h.version = 1
 )
"""
SEED = "select * from jobs.backfill_history(p_after => %s, p_limit => %s)"


@click.group()
def backfill() -> None:
    """Add what bookings that came from elsewhere lack."""


@backfill.command()
@click.option("--batch", default=BATCH, show_default=True, type=click.IntRange(1, 10000))
@click.option(
    "--pause", default=PAUSE, show_default=True, type=click.FloatRange(0), help="Seconds."
)
def history(batch: int, pause: float) -> None:
    """Seed the history of bookings that have none, such as those copied in with triggers off.

    It shows the ordinary way to their present state, at the times that their columns tell. A batch
    is one short transaction; others may work meanwhile, and it may be ended and run again at any
    time. The login needs the owner's rights.
    """
    with psycopg.connect(server.database_url(), autocommit=True) as connection:
        total = _count(connection)
        seeded = 0
        with Narrator().count("bookings without a history", total) as advance:
            for number in _seed(connection, batch, pause):
                seeded += number
                for _ in range(number):
                    advance()
        left = _count(connection)
    click.echo(f"{seeded} seeded, {left} left" if left else f"{seeded} seeded: all have a history")


def _seed(connection: Connection, batch: int, pause: float) -> Iterator[int]:
    """How many each batch had."""
    last = 0
    while True:
        row = connection.execute(SEED, (last, batch)).fetchone()
        assert row is not None
        done = _Batch(*row)
        if done.last_booking_id is None:
            return
        yield done.booking_count
        last = done.last_booking_id
        time.sleep(pause)


@dataclass(frozen=True, slots=True)
class _Batch:
    last_booking_id: int | None
    booking_count: int


def _count(connection: Connection) -> int:
    row = connection.execute(LACKING).fetchone()
    assert row is not None
    return int(row[0])
