"""core.claim defends itself: raw SQL by the owner cannot take what is taken, or take nonsense."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from psycopg import Connection

from tests.calls import Row, acting, ask, call, confirmed

OVERLAP = "claim_no_overlap"
RANGE = "time_range_is_sane"
KIND = "claim_kind_is_consistent"
EVENING = "'2030-06-05 19:00+00'::timestamptz"


@pytest.fixture
def owner(db: Connection) -> Iterator[Connection]:
    """The owner of the tables, who may do anything that their constraints let him."""
    with acting(db, "owner"):
        yield db
        db.rollback()


@contextmanager
def refused_by(connection: Connection, constraint: str) -> Iterator[None]:
    with pytest.raises(psycopg.IntegrityError) as caught, connection.transaction():
        yield
    assert caught.value.diag.constraint_name == constraint


def take(connection: Connection, during: str, *, kind: str = "'blackout', null, null") -> None:
    """Claim the table G6 for a range, past every function."""
    connection.execute(
        "insert into core.claim"
        " (venue_id, service_date, resource_id, during, kind, booking_id, expires_at)"
        f" select venue_id, '2030-06-05', resource_id, {during}, {kind}"
        " from core.resource where label = 'G6'"
    )


def span(start: str, end: str, bounds: str = "[)") -> str:
    """A range by distances from the evening's nineteen o'clock."""
    return f"tstzrange({EVENING} + '{start}', {EVENING} + '{end}', '{bounds}')"


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("0 h", "1 h"),
        ("-30 min", "30 min"),
        ("30 min", "2 h"),
        ("-1 h", "2 h"),
        ("10 min", "20 min"),
        ("59 min 59.999999 s", "2 h"),
        ("-1 h", "0.000001 s"),
    ],
)
def test_an_overlapping_claim_is_refused(owner: Connection, start: str, end: str) -> None:
    take(owner, span("0", "1 h"))
    with refused_by(owner, OVERLAP):
        take(owner, span(start, end))


def test_claims_may_touch(owner: Connection) -> None:
    take(owner, span("0", "1 h"))
    take(owner, span("1 h", "2 h"))
    take(owner, span("-1 h", "0"))
    assert ask(owner, "select count(*) from core.claim") == [(3,)]


def test_a_claim_cannot_be_moved_onto_another(owner: Connection) -> None:
    take(owner, span("0", "1 h"))
    take(owner, span("1 h", "2 h"))
    with refused_by(owner, OVERLAP):
        owner.execute("update core.claim set during = " + span("0", "1 h"))


def test_an_expired_hold_still_keeps_raw_inserts_away(db: Connection) -> None:
    booking = confirmed(db)
    with acting(db, "owner"):
        db.execute("delete from core.claim")
        hold = f"'hold', {booking['booking_id']}, now() - interval '1 h'"
        take(db, span("0", "1 h"), kind=hold)
        with refused_by(db, OVERLAP):
            take(db, span("0", "1 h"))


@pytest.mark.parametrize(
    "during",
    [
        "tstzrange(null, null)",
        pytest.param(
            f"tstzrange({EVENING}, null)",
        ),
        f"tstzrange(null, {EVENING})",
        f"tstzrange({EVENING}, 'infinity')",
        f"tstzrange('-infinity', {EVENING})",
        "'empty'::tstzrange",
        span("0", "0"),
        span("0", "0", "()"),
        span("0", "1 h", "[]"),
        span("0", "1 h", "(]"),
        span("0", "1 h", "()"),
        span("0", "36 h 1 s"),
        span("0", "10 years"),
    ],
)
def test_a_range_that_is_none_is_refused(owner: Connection, during: str) -> None:
    with refused_by(owner, RANGE):
        take(owner, during)
    take(owner, span("0", "1 h"))
    with refused_by(owner, RANGE):
        owner.execute(f"update core.claim set during = {during}")


def test_a_claim_without_a_range_is_refused(owner: Connection) -> None:
    with pytest.raises(psycopg.errors.NotNullViolation), owner.transaction():
        take(owner, "null")
    with pytest.raises(psycopg.errors.NotNullViolation), owner.transaction():
        owner.execute("insert into core.claim (venue_id, service_date, resource_id, kind)"
                      " select venue_id, '2030-06-05', resource_id, 'blackout'"
                      " from core.resource")  # fmt: skip
    assert ask(owner, "select from core.claim") == []


def test_a_range_upside_down_is_no_range(owner: Connection) -> None:
    with pytest.raises(psycopg.DataError), owner.transaction():
        take(owner, span("1 h", "0"))


@pytest.mark.parametrize(
    "kind",
    [
        "'blackout', {booking}, null",
        "'blackout', null, now()",
        "'booking', null, null",
        "'booking', {booking}, now()",
        "'hold', {booking}, null",
        "'hold', null, now()",
    ],
)
def test_a_claim_is_a_hold_or_a_booking_or_a_blackout(db: Connection, kind: str) -> None:
    booking = confirmed(db)
    with acting(db, "owner"), refused_by(db, KIND):
        take(db, span("0", "1 h"), kind=kind.format(booking=booking["booking_id"]))


def test_a_claim_of_no_known_kind_is_refused(owner: Connection) -> None:
    with refused_by(owner, "claim_kind_check"):
        take(owner, span("0", "1 h"), kind="'holiday', null, null")


def test_a_claim_is_of_a_booking_that_exists(owner: Connection) -> None:
    with pytest.raises(psycopg.errors.ForeignKeyViolation), owner.transaction():
        take(owner, span("0", "1 h"), kind="'booking', 999999, null")


def test_what_is_claimed_cannot_vanish(db: Connection) -> None:
    booking: Row = confirmed(db)
    with acting(db, "owner"):
        for table in ("resource", "booking", "service", "customer", "venue"):
            with pytest.raises(psycopg.errors.ForeignKeyViolation), db.transaction():
                db.execute(f"delete from core.{table}")
    assert ask(db, "select booking_id from core.claim") == [(booking["booking_id"],)]


def test_what_an_e_mail_is_about_cannot_vanish(db: Connection) -> None:
    booking = confirmed(db)
    call(db, "api.cancel_booking", p_reference=booking["reference"])
    with acting(db, "owner"):
        assert ask(db, "select from core.claim") == []
        in_use = pytest.raises(psycopg.errors.ForeignKeyViolation, match="booking is in use")
        with in_use as refused, db.transaction():
            db.execute("delete from core.booking")
        assert "Leave the row" in str(refused.value.diag.message_hint)


@pytest.mark.parametrize("role", ["guest", "service", "staff", "worker", "monitor"])
def test_nobody_else_gets_near_it(db: Connection, role: str) -> None:
    with acting(db, role):
        for statement in ("select from core.claim", "delete from core.claim"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), db.transaction():
                db.execute(statement)
