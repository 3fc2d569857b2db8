"""Waiting for a queue that somebody else works off."""

from functools import partial

from psycopg import Connection

from tests.calls import ask
from tests.faults.conftest import eventually


def drain(connection: Connection, queue: str) -> None:
    """Return when a queue is empty; fail when it does not shrink any more."""

    def length() -> int:
        return int(ask(connection, f"select count(*) from pgmq.q_{queue}")[0][0])

    def is_shorter(before: int) -> bool:
        return length() < before

    while left := length():
        eventually(partial(is_shorter, left))
