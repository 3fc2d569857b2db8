"""A hold is about to end: a guest who is known is told once, where the venue wants it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from psycopg import Connection

from tests.calls import Row, ask, broken_invariants, call, confirm, confirmed, hold, load, rows

EMAIL = "zoe.guest@example.com"


@pytest.fixture
def db(connection: Connection, white_horse: Row) -> Iterator[Connection]:
    """The White Horse tells three minutes before a hold ends; one guest has been there."""
    load(connection, white_horse, mail={"hold_notice_minutes": 3})
    confirmed(connection)
    connection.execute(
        "delete from pgmq.q_notification; update core.notification set status = 'expired'"
    )
    yield connection
    assert broken_invariants(connection) == []


def notices(db: Connection) -> list[tuple[str, datetime]]:
    """What is planned: its status, and when it is due."""
    return ask(
        db,
        "select n.status::text, n.queued_at from core.notification as n"
        " where n.kind = 'hold_expiring' order by n.notification_id",
    )


def tick(db: Connection) -> list[Row]:
    """Let the notice be due, and take up what there is to send."""
    db.execute(
        "update core.timer set due_at = clock_timestamp() - interval '1 second'"
        " where notification_id is not null"
    )
    db.execute("select jobs.run_due_timers(10)")
    return rows(db, "jobs.claim_notifications", p_limit=10, p_lease="30 seconds")


def test_a_guest_who_is_known_is_told(db: Connection) -> None:
    held = hold(db, p_email=EMAIL.upper())
    assert notices(db) == [("queued", held["expires_at"] - timedelta(minutes=3))]
    [mail] = tick(db)
    assert (mail["kind"], mail["recipient_email"]) == ("hold_expiring", EMAIL)
    assert datetime.fromisoformat(mail["content"]["hold_expires_at"]) == held["expires_at"]
    assert "/manage/" in mail["content"]["manage_url"]


@pytest.mark.parametrize("email", [None, "somebody.new@example.com"])
def test_who_is_not_known_is_not(db: Connection, email: str | None) -> None:
    hold(db, p_email=email)
    assert notices(db) == []


def test_a_venue_that_does_not_want_it_tells_nobody(db: Connection, white_horse: Row) -> None:
    load(db, white_horse, mail={})
    hold(db, p_email=EMAIL)
    assert notices(db) == []


def test_a_renewal_moves_it(db: Connection) -> None:
    held = hold(db, p_email=EMAIL)
    db.execute(
        "update core.booking set created_at = created_at - interval '5 minutes',"
        " hold_expires_at = hold_expires_at - interval '5 minutes' where state = 'held'"
    )
    renewed = call(db, "api.renew_hold", p_reference=held["reference"])
    assert notices(db) == [("queued", renewed["expires_at"] - timedelta(minutes=3))]
    assert len(tick(db)) == 1
    assert call(db, "api.renew_hold", p_reference=held["reference"])["outcome"] == "held"
    assert tick(db) == [] and len(notices(db)) == 1


@pytest.mark.parametrize("end", ["confirmed", "released"])
def test_a_hold_that_is_over_is_not_told_of(db: Connection, end: str) -> None:
    held = hold(db, p_email=EMAIL)
    if end == "confirmed":
        assert confirm(db, held)["outcome"] == "confirmed"
    else:
        call(db, "api.release_hold", p_reference=held["reference"])
    assert "hold_expiring" not in [mail["kind"] for mail in tick(db)]
    # After a confirmation it waits for its turn, to be dropped then.
    assert notices(db)[0][0] == ("queued" if end == "confirmed" else "expired")
