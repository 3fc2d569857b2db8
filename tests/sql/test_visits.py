"""What staff note of a visit: seated, completed, no-show, and taking it back."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from psycopg import Connection

from tests.calls import (
    WHITE_HORSE,
    Row,
    acting,
    ask,
    broken_invariants,
    call,
    confirmed,
    guest,
    labels,
    load,
    read,
    refusal,
    value,
    zone_at,
)


def bring_near(connection: Connection, booking: Row, begins_in: str) -> None:
    """Have the visit begin as long from now, as if time had passed; its day is today's."""
    # The cut-off of the service day is kept away from whatever hour it is now.
    connection.execute(
        "update core.venue set day_starts_at = make_interval(hours => case"
        " when date_part('hour', now() at time zone 'Europe/London') < 7 then 11 else 4 end)"
    )
    connection.execute(
        """
        with moved as (
          select b.booking_id, now() + %s::interval - lower(b.during) as by from core.booking as b
          where b.booking_id = %s
        ), claims as (
          update core.claim as c
          set during = tstzrange(lower(c.during) + m.by, upper(c.during) + m.by),
            service_date = (now() at time zone 'Europe/London' - v.day_starts_at)::date
          from moved as m, core.venue as v
          where c.booking_id = m.booking_id and v.venue_id = c.venue_id
        )
        update core.booking as b
        set during = tstzrange(lower(b.during) + m.by, upper(b.during) + m.by),
          occupied = tstzrange(lower(b.occupied) + m.by, upper(b.occupied) + m.by),
          starts_local = b.starts_local + m.by,
          service_date = (now() at time zone 'Europe/London' - v.day_starts_at)::date
        from moved as m, core.venue as v
        where b.booking_id = m.booking_id and v.venue_id = b.venue_id
        """,
        (begins_in, booking["booking_id"]),
    )


@pytest.fixture
def near(db: Connection) -> Row:
    """A booking of which the visit has just begun."""
    booking = confirmed(db)
    bring_near(db, booking, "-10 minutes")
    return read(db, booking)


def note(connection: Connection, command: str, booking: Row, **more: object) -> Row:
    return call(connection, f"api.{command}", p_reference=booking["reference"], **more)


def ends(connection: Connection, booking: Row) -> list[datetime]:
    query = "select upper(during) from core.claim where booking_id = %s"
    return [end for (end,) in ask(connection, query, booking["booking_id"])]


def now(connection: Connection) -> datetime:
    [(instant,)] = ask(connection, "select clock_timestamp()")
    return instant  # type: ignore[no-any-return]


def test_a_visit_from_door_to_door(db: Connection, near: Row) -> None:
    came, left = now(db) - timedelta(minutes=8), now(db) - timedelta(minutes=1)
    with acting(db, "staff"):
        seated = note(db, "seat_booking", near, p_at=came)
        assert (seated["state"], seated["tables"]) == ("seated", near["tables"])
        assert note(db, "seat_booking", near) == seated
        completed = note(db, "complete_booking", near, p_at=left)
        assert completed["state"] == "completed"
        assert note(db, "complete_booking", near) == completed
    # The rest of its hour is free, but the table is laid anew first.
    assert ends(db, near) == [left + timedelta(minutes=5)]
    stored = ask(db, "select seated_at, left_at from core.booking")
    assert stored == [(came, left)]
    history = ask(
        db,
        "select to_state, actor from core.booking_state_history where version > 5 order by version",
    )
    assert history == [("seated", "staff"), ("completed", "staff")]
    assert broken_invariants(db) == []


def test_who_stays_to_the_end_frees_nothing(db: Connection) -> None:
    booking = confirmed(db)
    bring_near(db, booking, "-3 hours")
    note(db, "seat_booking", booking, p_at=now(db) - timedelta(hours=3))
    before = ends(db, booking)
    note(db, "complete_booking", booking)
    assert ends(db, booking) == before


def test_a_no_show_frees_the_tables_and_is_told(db: Connection, near: Row) -> None:
    missed = note(db, "mark_no_show", near)
    assert (missed["state"], missed["tables"]) == ("no_show", [])
    assert note(db, "mark_no_show", near) == missed
    assert ends(db, near) == []
    kinds = ask(db, "select kind, status from core.notification order by notification_id")
    assert kinds == [("confirmed", "expired"), ("no_show", "queued")]
    assert broken_invariants(db) == []


def test_who_comes_after_all_gets_the_tables_back(db: Connection, near: Row) -> None:
    note(db, "mark_no_show", near)
    back = note(db, "reopen_booking", near)
    assert (back["state"], labels(back)) == ("confirmed", labels(near))
    assert note(db, "reopen_booking", near) == back
    assert broken_invariants(db) == []
    assert note(db, "seat_booking", near)["state"] == "seated"


def test_a_no_show_is_undone_only_within_the_grace(db: Connection, near: Row) -> None:
    note(db, "mark_no_show", near)
    db.execute("update core.venue set undo_grace = '0'")
    refused = refusal(db, "api.reopen_booking", p_reference=near["reference"])
    assert refused.code == "RS231"


def test_seated_by_mistake(db: Connection, near: Row) -> None:
    note(db, "seat_booking", near)
    back = note(db, "reopen_booking", near)
    assert (back["state"], back["tables"]) == ("confirmed", near["tables"])
    assert ask(db, "select seated_at from core.booking") == [(None,)]


@pytest.mark.parametrize("command", ["seat_booking", "mark_no_show"])
def test_not_before_the_time(db: Connection, command: str) -> None:
    booking = confirmed(db)
    assert refusal(db, f"api.{command}", p_reference=booking["reference"]).code == "RS232"


@pytest.mark.parametrize(
    ("command", "more"),
    [
        ("complete_booking", {}),
        ("reopen_booking", {}),
        ("seat_booking", {"p_expected_version": 1}),
        ("seat_booking", {"p_at": "2020-01-01T00:00Z"}),
    ],
)
def test_what_does_not_fit_is_refused(
    db: Connection, near: Row, command: str, more: dict[str, Any]
) -> None:
    code = {"p_expected_version": "RS020", "p_at": "RS001"}.get(next(iter(more), ""), "RS021")
    assert refusal(db, f"api.{command}", p_reference=near["reference"], **more).code == code
    assert read(db, near)["state"] == "confirmed"


def test_nobody_leaves_before_they_came(db: Connection, near: Row) -> None:
    note(db, "seat_booking", near)
    early = now(db) - timedelta(minutes=5)
    refused = refusal(db, "api.complete_booking", p_reference=near["reference"], p_at=early)
    assert (refused.code, refused.detail) == ("RS001", {"field": "at"})


def test_the_notes_of_a_seated_party_may_change(db: Connection, near: Row) -> None:
    note(db, "seat_booking", near)
    changed = note(db, "modify_booking", near, p_notes="Birthday")
    assert (changed["state"], changed["notes"]) == ("seated", "Birthday")
    assert (
        refusal(db, "api.modify_booking", p_reference=near["reference"], p_party=3).code[:2] == "RS"
    )


def test_a_no_show_of_another_book_comes_after_all(db: Connection, white_horse: Row) -> None:
    zone = zone_at(13)
    load(db, white_horse, timezone=zone)
    begun = datetime.now(ZoneInfo(zone)) - timedelta(minutes=10)
    brought = value(
        db, "api.import_booking", p_venue=WHITE_HORSE, p_date=begun.date(), p_party=2,
        p_time=begun.time(), p_service="lunch", p_state="no_show", **guest(),
    )  # fmt: skip
    with acting(db, "staff"):
        again = call(db, "api.reopen_booking", p_reference=brought)
    assert again["state"] == "confirmed"
    assert broken_invariants(db) == []
