"""Waiting for a queue that somebody else works off."""

from functools import partial

from psycopg import Connection

from tests.calls import ask
from tests.faults.conftest import eventually


def drain(connection: Connection, queue: str) -> None:
    """Return when a queue is empty; fail when nothing of it is worked off any more.

    Its length alone does not tell: who walks those who wait goes on with a message of its own.
    """

    def messages() -> set[int]:
        return {key for (key,) in ask(connection, f"select msg_id from pgmq.q_{queue}")}

    def has_moved(before: set[int]) -> bool:
        return messages() != before

    while left := messages():
        eventually(partial(has_moved, left))
