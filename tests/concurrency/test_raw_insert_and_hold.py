"""Somebody writes claims past every function while a guest holds: the constraint decides."""

from functools import partial

import psycopg
from psycopg import Connection

from tests.calls import ask, assign, day, hold, labels, request, rows
from tests.concurrency.conftest import ONE_SEATING, Arena, failure, hold_it, result


def block(connection: Connection, label: str) -> None:
    """A blackout of one table for the evening, straight into the table of claims."""
    connection.execute(
        "insert into core.claim (venue_id, service_date, resource_id, during, kind)"
        " select venue_id, %(day)s::date, resource_id,"
        " tstzrange(%(day)s::date + time '17:00', %(day)s::date + time '23:00'), 'blackout'"
        " from core.resource where label = %(label)s",
        {"day": day(), "label": label},
    )


def test_the_hold_loses_when_the_insert_commits(arena: Arena) -> None:
    raw, guest = arena.session(), arena.session()
    raw.begin(partial(block, label="G5"))
    holding = guest.start(hold_it)
    arena.wait_until_blocked(guest, by=raw)
    raw.commit()
    assert result(holding)["outcome"] == "unavailable"
    assert ask(arena.observer, "select kind from core.claim") == [("blackout",)]


def test_the_hold_wins_when_the_insert_gives_up(arena: Arena) -> None:
    raw, guest = arena.session(), arena.session()
    raw.begin(partial(block, label="G5"))
    holding = guest.start(hold_it)
    arena.wait_until_blocked(guest, by=raw)
    raw.rollback()
    assert labels(result(holding)) == ["G4", "G5", "G6"]


def test_a_party_that_lost_its_table_gets_the_next_best(arena: Arena) -> None:
    raw, guest = arena.session(), arena.session()
    raw.begin(partial(block, label="G6"))
    holding = guest.start(partial(hold, p_party=8, p_seating="outdoor"))
    arena.wait_until_blocked(guest, by=raw)
    raw.commit()
    held = result(holding)
    assert held["outcome"] == "held" and "G6" not in labels(held)


def test_a_booking_that_lost_its_table_gets_the_next_best(arena: Arena) -> None:
    booking = request(arena.observer, p_party=8, p_seating="outdoor")
    raw, worker = arena.session(), arena.session()
    raw.begin(partial(block, label="G6"))
    assigning = worker.start(partial(assign, booking=booking))
    arena.wait_until_blocked(worker, by=raw)
    raw.commit()
    assigned = result(assigning)
    assert assigned["outcome"] == "confirmed" and "G6" not in assigned["tables"]
    assert ask(arena.observer, "select count(*) from core.booking_attempt") == [(1,)]


def test_a_batch_that_lost_a_table_seats_everybody(arena: Arena) -> None:
    for weekday in (3, 4):
        request(arena.observer, p_date=day(weekday), p_party=8, p_seating="outdoor")
    messages = rows(arena.observer, "jobs.claim_assignments", p_limit=2, p_lease="1 min")
    raw, worker = arena.session(), arena.session()
    raw.begin(partial(block, label="G6"))
    working = worker.start(
        partial(
            rows,
            function="jobs.assign_claimed",
            p_message_ids=[message["message_id"] for message in messages],
            p_read_counts=[message["read_count"] for message in messages],
        )
    )
    arena.wait_until_blocked(worker, by=raw)
    raw.commit()
    assert [answer["outcome"] for answer in result(working)] == ["confirmed", "confirmed"]
    assert ask(arena.observer, "select strategy from core.booking_attempt") == [("direct",)] * 2


def test_the_insert_loses_when_the_hold_commits(arena: Arena) -> None:
    guest, raw = arena.session(), arena.session()
    assert guest.begin(hold_it)["outcome"] == "held"
    blocking = raw.start(partial(block, label="G5"))
    arena.wait_until_blocked(raw, by=guest)
    guest.commit()
    assert failure(blocking) == psycopg.errors.ExclusionViolation.sqlstate


def test_a_raw_insert_that_stays_open_stops_no_worker_for_long(arena: Arena) -> None:
    """The worker gets a code that says: somebody else was first, try again."""
    booking = request(arena.observer, **ONE_SEATING)
    raw, worker = arena.session(), arena.session()
    raw.begin(partial(block, label="G5"))
    assigning = worker.start(partial(assign, booking=booking))
    arena.wait_until_blocked(worker, by=raw)
    assert failure(assigning) == psycopg.errors.LockNotAvailable.sqlstate
    raw.rollback()
    assert assign(arena.observer, booking)["outcome"] == "confirmed"
