"""`holdfast db seed` and `reset-day`: believable days, and only where one may play with them."""

import re
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner
from psycopg.conninfo import make_conninfo

from cli.database import db
from cli.problem import Problem
from cli.sandbox import require_sandbox
from tests.calls import WHITE_HORSE, ask, broken_invariants, day, load, value
from tests.evenings import SLUG, describe_bistro, table

BOOKED = (
    "select b.starts_local, b.party_size, array_agg(c.resource_id order by 1)"
    " from core.booking as b join core.claim as c using (booking_id)"
    " group by b.booking_id order by b.booking_id"
)


@pytest.fixture
def run(venue_database: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("DATABASE_URL", venue_database)

    def invoke(*arguments: str) -> str:
        result = CliRunner().invoke(db, arguments)
        assert result.exit_code == 0, result.output
        return result.output

    return invoke


def test_a_seeded_day_is_the_same_again_and_goes_without_a_trace(
    run: Any, venue_database: str
) -> None:
    seed = ("seed", "--day", day().isoformat(), "--fill", "12", "--seed", "3")
    with psycopg.connect(venue_database, autocommit=True) as connection:
        run(*seed)
        first = ask(connection, BOOKED)
        assert len(first) > 5 and broken_invariants(connection) == []
        said = run("reset-day", WHITE_HORSE, day().isoformat())
        assert f"{len(first)} bookings deleted" in said
        for table in ("booking", "claim", "booking_attempt", "booking_state_history"):
            assert ask(connection, f"select from core.{table}") == []
        assert ask(connection, "select from pgmq.q_assignment") == []
        run(*seed)
        assert ask(connection, BOOKED) == first


def test_only_the_day_that_is_named_is_emptied(run: Any, venue_database: str) -> None:
    run("seed", "--day", day(3).isoformat(), "--fill", "4")
    run("seed", "--day", day(4).isoformat(), "--fill", "4")
    run("reset-day", WHITE_HORSE, day(3).isoformat())
    with psycopg.connect(venue_database) as connection:
        assert ask(connection, "select distinct service_date from core.booking") == [(day(4),)]


def test_a_target_that_is_missed_is_said_and_nobody_is_left_waiting(
    run: Any, venue_database: str
) -> None:
    with psycopg.connect(venue_database, autocommit=True) as connection:
        tables = [table("T1", 2), table("T2", 3)]
        load(connection, describe_bistro(tables, policy={"make_room": False}))
        said = run("seed", "--venue", SLUG, "--day", day().isoformat(), "--fill", "100")
        assert re.search(r"\d+ % instead of 100 %: 40 requests in a row did not fit", said), said
        assert ask(connection, "select distinct state from core.booking") == [("confirmed",)]
        assert broken_invariants(connection) == []


def test_a_venue_that_is_answered_at_once_is_seeded_too(run: Any, venue_database: str) -> None:
    with psycopg.connect(venue_database, autocommit=True) as connection:
        value(
            connection,
            "ops.set_flag",
            p_flag="feat.booking_pipeline.v1",
            p_mode="off",
            p_percentage=None,
        )
        run("seed", "--day", day().isoformat(), "--fill", "4")
        assert ask(connection, "select distinct state from core.booking") == [("confirmed",)]


def test_a_venues_own_database_is_left_alone() -> None:
    for name in ("holdfast", "latest", "production", "contest"):
        with pytest.raises(Problem, match=r"neither.* Use one that is, such as holdfast_demo"):
            require_sandbox(make_conninfo("", dbname=name))
    for name in ("demo", "holdfast_test", "test_gw0_1", "bench-2"):
        require_sandbox(make_conninfo("", dbname=name))
