"""A venue whose assignments break down: put off, tried again, given to a person."""

from typing import Any

import pytest
from psycopg import Connection

from tests.calls import (
    Row,
    acting,
    ask,
    broken_invariants,
    load,
    read,
    refusal,
    request,
    rows,
    value,
)
from tests.evenings import SLUG, describe_bistro, table

HERE = {"p_venue": SLUG}
LIMIT = 3
BROKEN = "XX000: broken"


@pytest.fixture
def bistro(db: Connection) -> Connection:
    """Three tables for two; the breaker opens after three failures."""
    tables = [table(f"T{number}", 2) for number in range(1, 4)]
    load(db, describe_bistro(tables, policy={"breaker_failures": LIMIT}))
    return db


def claim(connection: Connection) -> list[Row]:
    return rows(connection, "jobs.claim_assignments", p_limit=10, p_lease="30 s")


def fail(connection: Connection, message: Row, error: str = BROKEN) -> str:
    return str(
        value(
            connection,
            "jobs.record_failure",
            p_queue="assignment",
            p_message_id=message["message_id"],
            p_read_count=message["read_count"],
            p_error=error,
        )
    )


def work_off(connection: Connection, *messages: Row) -> list[str]:
    answers = rows(
        connection,
        "jobs.assign_claimed",
        p_message_ids=[message["message_id"] for message in messages],
        p_read_counts=[message["read_count"] for message in messages],
    )
    return [answer["outcome"] for answer in answers]


def see(connection: Connection) -> list[tuple[Any, ...]]:
    return ask(connection, "select venue, state, failure_count from ops.breaker")


def pass_time(connection: Connection, span: str) -> None:
    """As if everything about breakers and messages had happened earlier."""
    connection.execute(
        "update core.breaker set opened_at = opened_at - %(span)s::interval,"
        " probe_at = probe_at - %(span)s::interval",
        {"span": span},
    )
    connection.execute("update pgmq.q_assignment set vt = vt - %s::interval", (span,))


def open_breaker(connection: Connection, error: str = BROKEN) -> list[Row]:
    """Bookings of a venue whose every attempt broke."""
    bookings = [request(connection, **HERE) for _ in range(LIMIT)]
    for message in claim(connection):
        fail(connection, message, error)
    connection.execute("update pgmq.q_assignment set vt = clock_timestamp()")
    return bookings


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        ("55P03: canceling statement due to lock timeout", "lock_timeout"),
        ("57014: canceling statement due to statement timeout", "statement_timeout"),
        (BROKEN, "unexpected_error"),
    ],
)
def test_failures_in_a_row_open_it_and_bookings_wait_with_the_reason(
    bistro: Connection, error: str, reason: str
) -> None:
    bookings = open_breaker(bistro, error)
    assert ask(bistro, "select venue, state, reason from ops.breaker") == [(SLUG, "open", reason)]
    assert claim(bistro) == []
    for booking in bookings:
        seen = read(bistro, booking)
        assert (seen["state"], seen["reason"]) == ("assignment_pending", "circuit_open")
    assert ask(bistro, "select distinct outcome, reason from core.booking_attempt") == [
        ("deferred", "circuit_open")
    ]
    assert broken_invariants(bistro) == []


@pytest.mark.parametrize("error", ["40P01: deadlock", "40001: serialize", "23P01: overlaps"])
def test_a_lost_race_is_no_failure_and_costs_no_attempt(bistro: Connection, error: str) -> None:
    request(bistro, **HERE)
    for _ in range(3 * LIMIT):
        [message] = claim(bistro)
        assert fail(bistro, message, error) == "released"
    assert see(bistro) == []


def test_no_tables_is_no_failure(bistro: Connection) -> None:
    for _ in range(3 + 2 * LIMIT):
        request(bistro, **HERE)
    outcomes = work_off(bistro, *claim(bistro))
    assert outcomes.count("retry") == 2 * LIMIT and see(bistro) == []


def test_a_success_between_them_begins_the_count_anew(bistro: Connection) -> None:
    first, second, third = (request(bistro, **HERE) for _ in range(3))
    messages = claim(bistro)
    for message in messages[:2]:
        fail(bistro, message)
    assert see(bistro) == [(SLUG, "counting", 2)]
    assert work_off(bistro, messages[2]) == ["confirmed"]
    assert see(bistro) == []
    assert read(bistro, third)["state"] == "confirmed"
    assert {read(bistro, one)["state"] for one in (first, second)} == {"assignment_pending"}


def test_what_there_was_no_time_for_is_no_success(bistro: Connection) -> None:
    """Elsewhere one booking takes all of the batch's time, before this one's turn comes."""
    for _ in range(3):
        request(bistro, **HERE)
    assert work_off(bistro, *claim(bistro)) == ["confirmed"] * 3
    request(bistro)
    request(bistro, **HERE)
    elsewhere, here = claim(bistro)
    fail(bistro, here)
    bistro.execute("update pgmq.q_assignment set vt = clock_timestamp()")
    elsewhere, here = claim(bistro)
    bistro.execute(
        "create function pg_temp.dawdle() returns trigger language plpgsql"
        " as 'begin perform pg_sleep(0.3); return new; end'"
    )
    bistro.execute(
        "create trigger _900_dawdle before insert on core.booking_attempt"
        " for each row execute function pg_temp.dawdle()"
    )
    assert work_off(bistro, elsewhere, here) == ["confirmed", "not_begun"]
    assert see(bistro) == [(SLUG, "counting", 1)]


def test_an_open_one_holds_nobody_else_up(bistro: Connection) -> None:
    open_breaker(bistro)
    elsewhere = request(bistro)
    [message] = claim(bistro)
    assert message["booking_id"] == elsewhere["booking_id"]
    assert work_off(bistro, message) == ["confirmed"]
    assert see(bistro) == [(SLUG, "open", LIMIT)]


def test_those_behind_a_whole_batch_that_is_put_off_are_claimed(bistro: Connection) -> None:
    open_breaker(bistro)
    elsewhere = request(bistro)
    [message] = rows(bistro, "jobs.claim_assignments", p_limit=1, p_lease="30 s")
    assert message["booking_id"] == elsewhere["booking_id"]


def test_after_the_pause_one_is_tried_and_its_success_lets_all_go_on(bistro: Connection) -> None:
    bookings = open_breaker(bistro)
    assert claim(bistro) == []
    pass_time(bistro, "31 s")
    assert see(bistro) == [(SLUG, "half_open", LIMIT)]
    [probe] = claim(bistro)
    assert probe["booking_id"] == bookings[0]["booking_id"]
    assert claim(bistro) == []
    assert work_off(bistro, probe) == ["confirmed"]
    assert see(bistro) == []
    assert work_off(bistro, *claim(bistro)) == ["confirmed"] * (LIMIT - 1)
    assert broken_invariants(bistro) == []


def test_a_probe_that_fails_begins_another_pause(bistro: Connection) -> None:
    open_breaker(bistro)
    claim(bistro)
    pass_time(bistro, "31 s")
    [probe] = claim(bistro)
    assert fail(bistro, probe) == "retry"
    assert see(bistro) == [(SLUG, "open", LIMIT + 1)]
    assert claim(bistro) == []


def test_waiting_burns_no_try_and_is_noted_once(bistro: Connection) -> None:
    booking, *_ = open_breaker(bistro)
    for _ in range(10):
        bistro.execute("update pgmq.q_assignment set vt = clock_timestamp()")
        assert claim(bistro) == []
    assert ask(
        bistro,
        "select count(*) from core.booking_attempt where booking_id = %s",
        booking["booking_id"],
    ) == [(1,)]
    assert ask(bistro, "select from pgmq.q_assignment_dead") == []


def test_open_beyond_its_limit_is_a_persons_turn_and_an_alert(bistro: Connection) -> None:
    with acting(bistro, "owner"):
        bistro.execute("select pgmq.create('ears')")
        bistro.execute("select pgmq.bind_topic('venue.#', 'ears')")
    bookings = open_breaker(bistro)
    claim(bistro)
    pass_time(bistro, "16 min")
    [probe] = claim(bistro)
    states = [
        (read(bistro, booking)["state"], read(bistro, booking)["reason"]) for booking in bookings
    ]
    assert states == [("assignment_pending", "circuit_open")] + [
        ("manual_review", "circuit_open")
    ] * (LIMIT - 1)
    fail(bistro, probe)
    late = request(bistro, **HERE)
    assert claim(bistro) == []
    assert read(bistro, late)["state"] == "manual_review"
    told = [
        event for (event,) in ask(bistro, "select message ->> 'event' from pgmq.q_ears order by 1")
    ]
    assert told == ["venue.circuit_alert", "venue.circuit_opened"]
    assert broken_invariants(bistro) == []


def test_a_venue_is_written_to_once_each_time_that_it_lasts(bistro: Connection) -> None:
    bistro.execute("update core.venue_mail set desk_email = 'desk@venue.example'")
    told = (
        "select kind, version, recipient_email from core.notification as n,"
        " core.address_notification(n.notification_id)"
        " where n.kind = 'breaker_open' order by n.version"
    )
    for time in (1, 2):
        open_breaker(bistro)
        claim(bistro)
        assert len(ask(bistro, told)) == time - 1
        for _ in range(2):
            pass_time(bistro, "16 min")
            claim(bistro)
        value(bistro, "ops.close_breaker", p_venue=SLUG)
    assert ask(bistro, told) == [("breaker_open", time, "desk@venue.example") for time in (1, 2)]
    claimed = rows(bistro, "jobs.claim_notifications", p_limit=90, p_lease="30 seconds")
    [letter, _] = [mail for mail in claimed if mail["kind"] == "breaker_open"]
    assert letter["content"]["venue"]["slug"] == SLUG
    assert "manage_url" not in letter["content"]


def test_it_can_be_closed_by_hand(bistro: Connection) -> None:
    open_breaker(bistro)
    assert claim(bistro) == []
    with acting(bistro, "staff"):
        assert value(bistro, "ops.close_breaker", p_venue=SLUG) is True
        assert value(bistro, "ops.close_breaker", p_venue=SLUG) is False
    assert len(claim(bistro)) == LIMIT
    assert refusal(bistro, "ops.close_breaker", p_venue="nowhere").code == "RS004"


def test_it_is_seen_in_figures_and_alerts(bistro: Connection) -> None:
    open_breaker(bistro)
    assert ask(bistro, "select labels, value from ops.metric where name = 'breaker_failures'") == [
        ({"venue": SLUG, "state": "open"}, LIMIT)
    ]
    assert ask(bistro, "select is_firing from ops.alert where signal = 'breaker.open_count'") == [
        (True,)
    ]
