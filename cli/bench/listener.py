"""Somebody who listens: a queue of the bench's own, bound to every event.

Without a listener no event is sent, and sending is work that a real installation may have.
"""

from psycopg import Connection

QUEUE = "bench_listener"


def listen(connection: Connection) -> None:
    """Bind the queue; its messages stay where they are."""
    connection.execute("select pgmq.create(%s)", [QUEUE])
    connection.execute(f"grant insert, select on pgmq.q_{QUEUE} to holdfast_owner")
    connection.execute("select pgmq.bind_topic('booking.#', %s)", [QUEUE])


def count_heard(connection: Connection) -> int:
    """How many events were sent; 0 without a listener."""
    found = connection.execute("select to_regclass(%s)", [f"pgmq.q_{QUEUE}"]).fetchone()
    if found == (None,):
        return 0
    row = connection.execute(f"select count(*) from pgmq.q_{QUEUE}").fetchone()
    assert row is not None
    return int(row[0])
