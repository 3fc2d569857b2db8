"""Runs of the optimiser are kept for a while after their day, then they go."""

from psycopg import Connection

from tests.calls import ask, call, day, load, value
from tests.evenings import SLUG, describe_bistro, table


def test_runs_go_when_their_day_is_long_over(db: Connection) -> None:
    load(db, describe_bistro([table("T1", 2)]))
    old, recent, coming = (
        call(db, "api.optimize_day", p_venue=SLUG, p_date=day())["run_id"] for _ in range(3)
    )
    for run, age in ((old, 91), (recent, 89)):
        db.execute(
            "update core.optimization_run set service_date = current_date - %s::integer"
            " where optimization_run_id = %s",
            (age, run),
        )
    assert value(db, "jobs.prune", p_limit=10) == 1
    left = ask(db, "select optimization_run_id from core.optimization_run order by 1")
    assert left == [(recent,), (coming,)]
    assert value(db, "jobs.prune", p_limit=10) == 0
