"""Storms on one evening: far more wishes than tables, many clients, several workers at once."""

import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from psycopg import Connection

from tests.calls import (
    Row,
    acting,
    ask,
    broken_invariants,
    call,
    confirm,
    hold,
    refused_request,
    request,
)
from tests.faults.conftest import Start, WorkerProcess, eventually
from tests.faults.drain import drain

REQUESTS = 500
COMMANDS = 400
CLIENTS = 32
WORKERS = 4
SEED = 20261121

TABLES = 26
TOO_MANY = 13
"""Guests may not ask for so many."""

CLASHES = {"40P01", "40001", "23P01", "RS040"}
"""What is said to whom somebody else's lock or row stood in the way."""

Client = Callable[[Connection, random.Random], str]


def storm(url: str, client: Client, visits: int) -> Counter[str]:
    """Let clients come from CLIENTS connections at once; how it went, and for how many."""

    def come(number: int, connection: Connection) -> str:
        try:
            return client(connection, random.Random(f"{SEED}/{number}"))
        except psycopg.Error as error:
            return str(error.sqlstate)

    def queue_up(first: int) -> Counter[str]:
        with psycopg.connect(url, autocommit=True) as connection:
            return Counter(come(number, connection) for number in range(first, visits, CLIENTS))

    with ThreadPoolExecutor(CLIENTS) as threads:
        return sum(threads.map(queue_up, range(CLIENTS)), Counter())


def some_visit(chance: random.Random) -> Row:
    return {
        "p_time": f"{chance.randrange(18, 21)}:{chance.choice(['00', '15', '30', '45'])}",
        "p_party": chance.choice([1, 2, 2, 2, 3, 4, 4, 5, 6, 8, 12]),
        "p_seating": chance.choice(["any", "any", "indoor"]),
    }


def ask_as_guest(connection: Connection, chance: random.Random) -> str:
    """A guest's request; one in twenty is for more than guests may ask for."""
    visit = some_visit(chance) | {"p_email": f"guest{chance.randrange(100)}@example.com"}
    with connection.transaction(), acting(connection, "guest"):
        if chance.random() < 0.05:
            return refused_request(connection, **visit | {"p_party": TOO_MANY}).code
        return str(request(connection, **visit)["state"])


def do_anything(connection: Connection, chance: random.Random) -> str:
    """Somebody asks, holds, confirms, gives back, or cancels what may be anybody's."""
    act = chance.choice(["request", "confirm", "confirm", "release", "cancel"])
    if act == "request":
        return str(request(connection, **some_visit(chance))["state"])
    if act == "cancel":
        found = ask(connection, "select reference from core.booking order by random() limit 1")
        wanted = {"p_reference": found[0][0] if found else "NOSUCHREF2"}
        return str(call(connection, "api.cancel_booking", **wanted)["state"])
    held = hold(connection, **some_visit(chance))
    if held["outcome"] == "unavailable":
        return "unavailable"
    if act == "release":
        held = call(connection, "api.release_hold", p_reference=held["reference"])
    else:
        held = confirm(connection, held)
    return str(held["outcome"])


def stories(connection: Connection, state: str) -> list[tuple[Any, ...]]:
    """The different ways to a state: its history, its attempts, its e-mails."""
    return ask(
        connection,
        "select distinct"
        " (select array_agg(h.to_state order by h.version)"
        "  from core.booking_state_history as h where h.booking_id = b.booking_id),"
        " (select array_agg(a.outcome::text || coalesce(' ' || a.reason, '') order by a.number)"
        "  from core.booking_attempt as a where a.booking_id = b.booking_id),"
        " (select array_agg(n.kind::text order by n.notification_id)"
        "  from core.notification as n where n.booking_id = b.booking_id)"
        " from core.booking as b where b.state = %s",
        state,
    )


@pytest.fixture
def workers(start_worker: Start) -> list[WorkerProcess]:
    """Workers of the assignment queue alone: each e-mail stays, to be counted."""
    return [start_worker(HOLDFAST_WORKER_QUEUES="assignment") for _ in range(WORKERS)]


def settle(connection: Connection, workers: list[WorkerProcess]) -> None:
    """Wait until all is done; nobody met a deadlock on the way, and every promise holds."""
    drain(connection, "assignment")
    assert broken_invariants(connection) == []
    assert not [line for worker in workers for line in worker.lines
                if line.get("sqlstate") in CLASHES]  # fmt: skip
    assert (
        sum(any(line["event"] == "assignment" for line in worker.lines) for worker in workers) > 1
    )
    for worker in workers:
        worker.kill()
    # Workers try again without a word; the server counts.
    assert ask(
        connection, "select deadlocks from pg_stat_database where datname = current_database()"
    ) == [(0,)]


@pytest.fixture
def patient_database(venue_database: str) -> str:
    """The White Horse, where nobody is tried again by the clock while the test runs."""
    with psycopg.connect(venue_database) as connection:
        connection.execute(
            "update core.venue set retry_base = '1 hour', retry_cap = '1 day', retry_attempts = 2"
        )
    return venue_database


def count_states(connection: Connection) -> Counter[str]:
    return Counter(dict(ask(connection, "select state, count(*) from core.booking group by 1")))


def cancel_some(connection: Connection, share: float) -> int:
    """Some of those who have a table give it back; how many."""
    chosen = ask(
        connection,
        "select reference from core.booking where state = 'confirmed' and random() < %s",
        share,
    )
    for (reference,) in chosen:
        call(connection, "api.cancel_booking", p_reference=reference)
    return len(chosen)


def test_five_hundred_requests_for_one_evening(
    patient_database: str, workers: list[WorkerProcess]
) -> None:
    """Who cannot be seated waits; what is given back is theirs without waiting for the clock; the
    rest is for a person to decide."""
    went = storm(patient_database, ask_as_guest, REQUESTS)
    assert set(went) == {"assignment_pending", "RS016"} and went.total() == REQUESTS
    with psycopg.connect(patient_database, autocommit=True) as connection:
        drain(connection, "assignment")
        assert broken_invariants(connection) == []
        found = count_states(connection)
        assert found.total() == went["assignment_pending"]
        assert set(found) == {"confirmed", "assignment_pending"}
        assert TABLES < found["confirmed"] < found["assignment_pending"]

        way = ["created", "capacity_verified", "assignment_pending", "assignment_in_progress"]
        assert stories(connection, "confirmed") == [
            ([*way, "confirmed"], ["confirmed"], ["confirmed"])
        ]
        assert stories(connection, "assignment_pending") == [
            ([*way, "assignment_pending"], ["retry no_capacity"], ["booking_received"])
        ]

        cancelled = cancel_some(connection, 0.3)
        drain(connection, "assignment")
        # The invariants look for a table for each who waits: there is none.
        assert broken_invariants(connection) == []
        seated = count_states(connection)["confirmed"] - found["confirmed"] + cancelled
        assert cancelled > 5 and seated > cancelled / 2
        # Only what was freed gave rise to a try: no clock had struck.
        assert ask(
            connection,
            "select count(*) from core.booking_attempt where outcome = 'retry' and not is_woken",
        ) == [(found["assignment_pending"],)]

        connection.execute("update core.timer set due_at = clock_timestamp()")
        eventually(lambda: not ask(connection, "select from core.timer"))
        settle(connection, workers)
        assert set(count_states(connection)) == {"confirmed", "cancelled", "manual_review"}
        assert ask(
            connection, "select distinct reason, explanation from ops.manual_review_queue"
        ) == [("no_capacity", "Every table that takes the party is in use then.")]


def test_everything_at_once_on_one_evening(
    patient_database: str, workers: list[WorkerProcess]
) -> None:
    went = storm(patient_database, do_anything, COMMANDS)
    assert went.total() == COMMANDS and not set(went) & CLASHES
    # A random booking may not be there, or be over; a hold may be cancelled before it is used.
    answers = {"assignment_pending", "unavailable", "confirmed", "released", "cancelled"}
    assert answers <= set(went) <= answers | {"RS005", "RS021", "unknown", "already_released"}
    with psycopg.connect(patient_database, autocommit=True) as connection:
        settle(connection, workers)
        states = {state for (state,) in ask(connection, "select distinct state from core.booking")}
        assert states == {"confirmed", "assignment_pending", "cancelled"}
