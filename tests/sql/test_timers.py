"""jobs.run_due_timers moves what is due into its queue, once, and nothing else."""

from psycopg import Connection

from tests.calls import acting, ask, hold, read, value


def tick(connection: Connection, limit: int = 10) -> int:
    return int(value(connection, "jobs.run_due_timers", p_limit=limit))


def make_due(connection: Connection) -> None:
    connection.execute("update core.timer set due_at = clock_timestamp()")


def test_what_is_not_due_stays(db: Connection) -> None:
    hold(db)
    assert tick(db) == 0
    assert ask(db, "select count(*) from core.timer") == [(1,)]


def test_what_is_due_moves_once(db: Connection) -> None:
    held = hold(db)
    make_due(db)
    with acting(db, "worker"):
        assert (tick(db), tick(db)) == (1, 0)
    assert ask(db, "select message from pgmq.q_assignment") == [
        ({"booking_id": read(db, held)["booking_id"]},)
    ]
    # A tick only moves: the hold itself is for whoever has the day's lock.
    assert read(db, held)["state"] == "held"


def test_the_longest_due_go_first(db: Connection) -> None:
    bookings = [read(db, hold(db))["booking_id"] for _ in range(4)]
    for age, booking_id in enumerate(bookings):
        db.execute(
            "update core.timer set due_at = clock_timestamp() - %s * interval '1 min'"
            " where booking_id = %s",
            (age, booking_id),
        )
    assert tick(db, 2) == 2
    moved = ask(db, "select message from pgmq.q_assignment")
    assert {message["booking_id"] for (message,) in moved} == set(bookings[2:])
    assert tick(db) == 2
