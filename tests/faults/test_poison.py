"""Poison: messages that can never be worked off end as dead letters, and slow nobody down."""

import random

import pytest
from psycopg import Connection

from tests.calls import ask, broken_invariants
from tests.faults.conftest import Start, book, eventually

LIMIT = 5
WHOLE = 14
"""All of one evening."""

HARMLESS = {
    "not an object": '["booking"]',
    "nothing in it": "{}",
    "no number": '{"booking_id": "first"}',
}
"""Seen for what they are before anybody tries."""

BREAKING = {
    "an error": "raise exception using errcode = '22012', message = 'poison'",
    "no end": "perform pg_sleep(3600)",
}
"""What a trigger does whenever this booking is touched."""


def poison(owner: Connection, booking_id: int, act: str) -> None:
    """Make every attempt at a booking end badly."""
    owner.execute(
        f"create function public.poison() returns trigger language plpgsql as"
        f" $$ begin if new.state <> 'manual_review' then {act}; end if; return new; end $$"
    )
    owner.execute(
        "create trigger _000_poison before update of state on core.booking"
        f" for each row when (new.booking_id = {booking_id}) execute function public.poison()"
    )


def hurry(owner: Connection, booking_id: int) -> None:
    """End the pause before the next try, not a lease."""
    owner.execute(
        "update pgmq.q_assignment set vt = clock_timestamp()"
        " where (message ->> 'booking_id')::bigint = %s and headers ? 'error'"
        " and vt > clock_timestamp() + interval '0.2 s'",
        (booking_id,),
    )


@pytest.mark.parametrize("kind", HARMLESS)
def test_what_holds_no_booking(
    kind: str, chance: random.Random, owner: Connection, venue_database: str, start_worker: Start
) -> None:
    before = chance.randrange(WHOLE)
    book(venue_database, before)
    owner.execute("select pgmq.send('assignment', %s::jsonb)", (HARMLESS[kind],))
    book(venue_database, WHOLE - before)
    start_worker(HOLDFAST_WORKER_QUEUES="assignment")
    eventually(lambda: confirmed(owner) == WHOLE)
    eventually(lambda: len(ask(owner, "select from pgmq.q_assignment_dead")) == 1)
    assert ask(owner, "select distinct attempt_count from core.booking") == [(1,)]
    assert broken_invariants(owner) == []


@pytest.mark.parametrize("kind", BREAKING)
def test_what_breaks_whoever_touches_it(
    kind: str, chance: random.Random, owner: Connection, venue_database: str, start_worker: Start
) -> None:
    bookings = book(venue_database, WHOLE)
    bad = chance.choice(bookings)
    poison(owner, bad, BREAKING[kind])
    # A short lease, or an attempt without an end would be given a long time.
    worker = start_worker(HOLDFAST_WORKER_QUEUES="assignment", HOLDFAST_WORKER_LEASE=2)
    eventually(lambda: confirmed(owner) == WHOLE - 1)
    # The others did not wait for its last try.
    assert ask(owner, "select from pgmq.q_assignment_dead") == []

    def is_dead() -> bool:
        hurry(owner, bad)
        return bool(ask(owner, "select from pgmq.q_assignment_dead"))

    eventually(is_dead)
    worker.wait_for("assignment", booking_id=bad, status="dead_letter")
    tries = [line for line in worker.lines if line.get("outcome") == "error"]
    assert [line["status"] for line in tries] == ["retry"] * (LIMIT - 1) + ["dead_letter"]
    assert {line["booking_id"] for line in tries} == {bad}
    assert ask(
        owner, "select booking_id, state_reason from core.booking where state = 'manual_review'"
    ) == [(bad, "repeated_errors")]
    assert broken_invariants(owner) == []


def confirmed(owner: Connection) -> int:
    [(count,)] = ask(owner, "select count(*) from core.booking where state = 'confirmed'")
    return int(count)
