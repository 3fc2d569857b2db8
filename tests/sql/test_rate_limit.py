"""A venue of which only so many bookings are begun in a minute."""

from typing import Any

import pytest
from psycopg import Connection
from psycopg.types.json import Jsonb

from tests.calls import ask, broken_invariants, load, read, refusal, request, rows
from tests.evenings import SLUG, describe_bistro, table

HERE = {"p_venue": SLUG}
PER_MINUTE = 2


def describe(per_minute: Any = PER_MINUTE) -> dict[str, Any]:
    tables = [table(f"T{number}", 2) for number in range(1, 8)]
    return describe_bistro(tables, policy={"assignments_per_minute": per_minute})


@pytest.fixture
def bistro(db: Connection) -> Connection:
    load(db, describe())
    return db


def claim(connection: Connection, limit: int = 10) -> list[int]:
    claimed = rows(connection, "jobs.claim_assignments", p_limit=limit, p_lease="30 s")
    rows(
        connection,
        "jobs.assign_claimed",
        p_message_ids=[message["message_id"] for message in claimed],
        p_read_counts=[message["read_count"] for message in claimed],
    )
    return [message["booking_id"] for message in claimed]


def ask_for(connection: Connection, count: int) -> list[int]:
    return [request(connection, **HERE)["booking_id"] for _ in range(count)]


def pass_minute(connection: Connection) -> None:
    connection.execute("update core.rate_limit set window_at = window_at - interval '1 minute'")
    connection.execute("update pgmq.q_assignment set vt = vt - interval '1 minute'")


def test_the_excess_waits_its_turn_in_order(bistro: Connection) -> None:
    first = ask_for(bistro, 5)
    assert claim(bistro) == first[:2]
    late = ask_for(bistro, 1)
    assert claim(bistro) == []
    pass_minute(bistro)
    later = ask_for(bistro, 1)
    assert claim(bistro) == first[2:4]
    pass_minute(bistro)
    assert claim(bistro) == [first[4], *late]
    pass_minute(bistro)
    assert claim(bistro) == later
    assert broken_invariants(bistro) == []


def test_who_waits_is_told_why_and_has_lost_no_try(bistro: Connection) -> None:
    *_, last = [request(bistro, **HERE) for _ in range(3)]
    claim(bistro)
    seen = read(bistro, last)
    assert (seen["state"], seen["reason"]) == ("assignment_pending", "rate_limited")
    pass_minute(bistro)
    assert claim(bistro) == [last["booking_id"]]
    assert ask(
        bistro,
        "select outcome, reason from core.booking_attempt where booking_id = %s order by number",
        last["booking_id"],
    ) == [("deferred", "rate_limited"), ("confirmed", None)]


def told(connection: Connection, booking_id: int) -> list[str]:
    return [
        str(kind)
        for (kind,) in ask(
            connection,
            "select kind from core.notification where booking_id = %s order by notification_id",
            booking_id,
        )
    ]


def test_whose_turn_comes_in_a_moment_is_told_of_their_tables_alone(bistro: Connection) -> None:
    *_, soon, late = ask_for(bistro, 5)
    claim(bistro)
    assert (told(bistro, soon), told(bistro, late)) == ([], ["booking_received"])
    pass_minute(bistro)
    assert claim(bistro)[-1] == soon
    assert told(bistro, soon) == ["confirmed"]


def test_who_waited_a_moment_for_nothing_is_told_that_they_wait(bistro: Connection) -> None:
    """The first look is the second attempt: the first one was put off."""
    two = [table(f"T{number}", 2) for number in (1, 2)]
    load(bistro, describe(), tables=two, policy={"retry_attempts": 3})
    *_, last = ask_for(bistro, 3)
    claim(bistro)
    pass_minute(bistro)
    assert claim(bistro) == [last]
    assert told(bistro, last) == ["booking_received"]


def test_an_empty_minute_is_not_saved_up(bistro: Connection) -> None:
    for _ in range(5):
        pass_minute(bistro)
    bookings = ask_for(bistro, 3)
    assert claim(bistro) == bookings[:2]


def test_small_batches_give_the_same_places(bistro: Connection) -> None:
    bookings = ask_for(bistro, 4)
    assert [claim(bistro, limit=1) for _ in range(3)] == [[bookings[0]], [bookings[1]], []]
    pass_minute(bistro)
    assert [claim(bistro, limit=1) for _ in range(2)] == [[bookings[2]], [bookings[3]]]


def test_others_are_not_held_up(bistro: Connection) -> None:
    ask_for(bistro, 5)
    elsewhere = request(bistro)["booking_id"]
    assert claim(bistro)[2:] == [elsewhere]


def test_no_limit_no_row(bistro: Connection) -> None:
    load(bistro, describe(None))
    assert ask(bistro, "select from core.rate_limit") == []
    bookings = ask_for(bistro, 5)
    assert claim(bistro) == bookings


@pytest.mark.parametrize("per_minute", [0, "many"])
def test_nonsense_is_refused(db: Connection, per_minute: Any) -> None:
    assert refusal(db, "api.load_venue", p_venue=Jsonb(describe(per_minute))).code == "RS030"
