"""Listening to events: a queue of one's own, its quota, and what becomes of a forgotten one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from psycopg import Connection, sql

from tests.calls import Row, acting, ask, call, confirmed, refusal, request, rows, value

QUOTA = 20


def subscribe(connection: Connection, name: str = "ears", pattern: str = "booking.#") -> str:
    with acting(connection, "service"):
        return str(value(connection, "api.subscribe", p_name=name, p_pattern=pattern))


def hear(connection: Connection, name: str = "ears") -> list[Row]:
    with acting(connection, "service"):
        return rows(connection, "api.read_events", p_name=name)


def names(heard: list[Row]) -> list[Any]:
    return [row["event"]["event"] for row in heard]


def prune(connection: Connection) -> int:
    return int(value(connection, "jobs.prune", p_limit=1000))


def bindings(connection: Connection) -> int:
    [(count,)] = ask(connection, "select count(*) from pgmq.topic_bindings")
    return int(count)


def test_who_subscribes_hears_what_fits_once_it_is_acknowledged_no_more(db: Connection) -> None:
    assert subscribe(db, pattern="booking.confirmed") == "events_ears"
    confirmed(db)
    heard = hear(db)
    assert names(heard) == ["booking.confirmed"]
    assert hear(db) == []
    db.execute("update pgmq.q_events_ears set vt = clock_timestamp()")
    assert [row["read_count"] for row in hear(db)] == [2]
    ids = [row["event_id"] for row in heard]
    done = [value(db, "api.acknowledge_events", p_name="ears", p_event_ids=ids) for _ in range(2)]
    assert done == [1, 0]
    db.execute("update pgmq.q_events_ears set vt = clock_timestamp()")
    assert hear(db) == []


def test_the_same_again_changes_nothing_and_another_pattern_is_refused(db: Connection) -> None:
    assert subscribe(db) == subscribe(db)
    assert bindings(db) == 1
    refused = refusal(db, "api.subscribe", p_name="ears", p_pattern="#")
    assert (refused.code, refused.detail["pattern"]) == ("RS204", "booking.#")


def test_there_is_a_quota(db: Connection) -> None:
    for number in range(QUOTA):
        subscribe(db, f"ears_{number}")
    refused = refusal(db, "api.subscribe", p_name="one_more", p_pattern="#")
    assert (refused.code, refused.detail) == ("RS203", {"limit": QUOTA})
    assert value(db, "api.unsubscribe", p_name="ears_0") is True
    subscribe(db, "one_more")


def test_one_that_ends_hears_nothing_more_and_its_queue_goes_a_moment_later(
    db: Connection,
) -> None:
    subscribe(db)
    request(db)
    assert [value(db, "api.unsubscribe", p_name="ears") for _ in range(2)] == [True, False]
    assert bindings(db) == 0
    for function, more in (("read_events", {}), ("acknowledge_events", {"p_event_ids": [1]})):
        assert refusal(db, f"api.{function}", p_name="ears", **more).code == "RS205"
    prune(db)
    # A transition that is being sent at this moment must find it.
    assert ask(db, "select to_regclass('pgmq.q_events_ears') is not null") == [(True,)]
    db.execute("update core.subscription set ended_at = ended_at - interval '2 minutes'")
    assert prune(db) == 1
    assert ask(db, "select to_regclass('pgmq.q_events_ears') is null") == [(True,)]
    assert ask(db, "select from core.subscription") == []


def test_one_that_ended_can_be_made_again(db: Connection) -> None:
    subscribe(db)
    request(db)
    value(db, "api.unsubscribe", p_name="ears")
    subscribe(db, pattern="booking.created")
    assert names(hear(db)) == [], "what the first one heard ended with it"
    request(db)
    assert names(hear(db)) == ["booking.created"]


def test_events_that_nobody_reads_go_after_their_time(db: Connection) -> None:
    subscribe(db)
    request(db)
    db.execute("update pgmq.q_events_ears set enqueued_at = now() - interval '4 days'")
    old = ask(db, "select count(*) from pgmq.q_events_ears")[0][0]
    request(db)
    assert prune(db) == old
    assert ask(db, "select count(*) from pgmq.q_events_ears") == [(old,)]


def test_so_do_those_that_are_too_many(db: Connection) -> None:
    subscribe(db)
    request(db)
    [(first, count)] = ask(db, "select min(msg_id), count(*) from pgmq.q_events_ears")
    with acting(db, "owner"):
        db.execute("insert into pgmq.q_events_ears (msg_id, vt, message) overriding system value"
                   " values (%s, now(), '{}')", (first + 100_002,))  # fmt: skip
    assert prune(db) == 3
    assert ask(db, "select count(*) from pgmq.q_events_ears") == [(count + 1 - 3,)]


def test_a_forgotten_one_ends_by_itself(db: Connection) -> None:
    subscribe(db)
    db.execute("update core.subscription set read_at = now() - interval '8 days'")
    assert prune(db) == 1 and bindings(db) == 0
    request(db)
    assert ask(db, "select from pgmq.q_events_ears") == []


def test_whoever_reads_keeps_it(db: Connection) -> None:
    subscribe(db)
    db.execute("update core.subscription set read_at = now() - interval '8 days'")
    hear(db)
    assert prune(db) == 0 and bindings(db) == 1
    assert ask(db, "select ends_at > now() from ops.subscription") == [(True,)]


@pytest.mark.parametrize("role", ["guest", "worker", "monitor"])
def test_guests_and_workers_listen_to_nothing(db: Connection, role: str) -> None:
    with acting(db, role), pytest.raises(Exception, match="permission denied"), db.transaction():
        call(db, "api.subscribe", p_name="ears", p_pattern="#")


@pytest.mark.parametrize(
    ("name", "pattern", "field"),
    [
        ("Ears", "#", "name"),
        ("e'; drop", "#", "name"),
        (None, "#", "name"),
        ("ears", "booking..x", "pattern"),
        ("ears", "booking.(a|b)", "pattern"),
        ("ears", None, "pattern"),
    ],
)
def test_nonsense_is_refused(
    db: Connection, name: str | None, pattern: str | None, field: str
) -> None:
    refused = refusal(db, "api.subscribe", p_name=name, p_pattern=pattern)
    assert (refused.code, refused.detail) == ("RS001", {"field": field})


@contextmanager
def logged_in_as(connection: Connection, login: str) -> Iterator[None]:
    """With the rights of one login, rather than with all that holdfast_<role> has."""
    connection.execute(sql.SQL("set local role {}").format(sql.Identifier(login)))
    yield
    connection.execute("reset role")


@pytest.fixture
def logins(db: Connection) -> None:
    """Two services and a waiter; the roles go with the test's transaction."""
    for login, role in (("till", "service"), ("kiosk", "service"), ("waiter", "staff")):
        db.execute(f"create role {login} login in role holdfast_{role}")


def ears(db: Connection, login: str) -> None:
    with logged_in_as(db, login):
        value(db, "api.subscribe", p_name="ears", p_pattern="booking.#")


@pytest.mark.usefixtures("logins")
@pytest.mark.parametrize("other", ["kiosk", "waiter"])
def test_nobody_else_reads_a_subscription(db: Connection, other: str) -> None:
    ears(db, "till")
    request(db)
    with logged_in_as(db, other):
        assert refusal(db, "api.read_events", p_name="ears").code == "RS002"
        done = refusal(db, "api.acknowledge_events", p_name="ears", p_event_ids=[1])
        assert done.code == "RS002"
        again = refusal(db, "api.subscribe", p_name="ears", p_pattern="booking.#")
        assert again.code == "RS204", "it must not believe that this one is its own"
    with logged_in_as(db, "till"):
        assert rows(db, "api.read_events", p_name="ears")


@pytest.mark.usefixtures("logins")
@pytest.mark.parametrize("who", ["till", "waiter", "holdfast_owner"])
def test_its_owner_and_staff_end_it(db: Connection, who: str) -> None:
    ears(db, "till")
    with logged_in_as(db, "kiosk"):
        assert refusal(db, "api.unsubscribe", p_name="ears").code == "RS002"
    with logged_in_as(db, who):
        assert value(db, "api.unsubscribe", p_name="ears") is True
    # Until its queue has gone the name is still taken: there lies what the owner did not read.
    with logged_in_as(db, "kiosk"):
        assert refusal(db, "api.subscribe", p_name="ears", p_pattern="#").code == "RS204"
    ears(db, "till")


@pytest.mark.usefixtures("logins")
def test_one_whose_owner_has_gone_is_ended_by_staff(db: Connection) -> None:
    ears(db, "till")
    db.execute("drop role till")
    with logged_in_as(db, "waiter"):
        assert value(db, "api.unsubscribe", p_name="ears") is True
