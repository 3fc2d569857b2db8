"""The step for whole days: about once a minute, and at once while there is more."""

from psycopg import Connection

from worker.optimizer import OptimizerStep


def test_it_learns_and_then_rests(venue: str, connection: Connection) -> None:
    step = OptimizerStep(pause=1000)
    assert step(connection) is True
    assert step(connection) is False
    connection.execute("update core.venue set learnt_at = null")
    # It rests, whatever there may be.
    assert step(connection) is False
    assert OptimizerStep()(connection) is True
