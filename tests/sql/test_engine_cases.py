"""The cases that everybody thinks of first, each under its own name."""

from datetime import time, timedelta

import pytest
from psycopg import Connection

from tests.calls import (
    WHITE_HORSE,
    Row,
    ask,
    assign,
    broken_invariants,
    call,
    confirmed,
    day,
    labels,
    load,
    read,
    refused_request,
    request,
    rows,
)
from tests.evenings import SLUG, describe_bistro, table
from tests.sql.conftest import NIGHT_OWL

BISTRO = {"p_venue": SLUG}


def start_times(connection: Connection, **wanted: object) -> set[time]:
    return {offer["start_time"] for offer in rows(connection, "api.list_availability", **wanted)}


def cancel(connection: Connection, booking: Row) -> None:
    call(connection, "api.cancel_booking", p_reference=booking["reference"])


def test_a_party_of_eight_on_a_two_top(db: Connection) -> None:
    load(db, describe_bistro([table("T1", 2), table("T2", 8, party_min=6)]))
    assert labels(confirmed(db, **BISTRO, p_party=8)) == ["T2"]
    # Only the two-top is free now; a smaller party that may not have the large table fits on it.
    booking = request(db, **BISTRO, p_party=8)
    assert ask(db, "select core.rank_plans(b, 5, now()) from core.booking as b"
                   " where booking_id = %s", booking["booking_id"]) == []  # fmt: skip
    assert assign(db, booking)["outcome"] == "retry"
    assert start_times(db, **BISTRO, p_date=day(), p_party=8) & {time(19)} == set()
    assert labels(confirmed(db, **BISTRO, p_party=2)) == ["T1"]
    assert refused_request(db, **BISTRO, p_party=9).code == "RS015"


def test_a_seated_guests_table(db: Connection) -> None:
    """Two could sit at T1 or T2, four at T1 only: two are moved unless they have sat down."""
    load(db, describe_bistro([table("T1", 4), table("T2", 2)]))
    couple = confirmed(db, **BISTRO, p_party=2)
    db.execute("update core.claim set resource_id ="
               " (select resource_id from core.resource where label = 'T1')")  # fmt: skip
    db.execute("savepoint standing")
    four = request(db, **BISTRO, p_party=4)
    assert assign(db, four)["tables"] == ["T1"]
    assert labels(read(db, couple)) == ["T2"]
    db.execute("rollback to standing")

    db.execute("update core.booking set state = 'seated'")
    four = request(db, **BISTRO, p_party=4)
    assert assign(db, four)["outcome"] == "retry"
    assert labels(read(db, couple)) == ["T1"]
    assert ask(db, "select from core.booking_move") == []


def test_a_table_freed_early(db: Connection) -> None:
    load(db, describe_bistro([table("T1", 4)]))
    first = confirmed(db, **BISTRO, p_party=4)
    late = request(db, **BISTRO, p_party=3, p_time="20:30")
    assert assign(db, late)["outcome"] == "retry"
    assert time(20, 30) not in start_times(db, **BISTRO, p_date=day(), p_party=3)
    cancel(db, first)
    assert time(20, 30) in start_times(db, **BISTRO, p_date=day(), p_party=3)
    assert labels(confirmed(db, **BISTRO, p_party=3, p_time="20:30")) == ["T1"]
    assert broken_invariants(db) == []


def test_a_table_freed_early_by_those_who_sat_there(db: Connection) -> None:
    load(db, describe_bistro([table("T1", 4)]))
    first = confirmed(db, **BISTRO, p_party=4)
    db.execute("update core.booking set state = 'seated'")
    late = request(db, **BISTRO, p_party=4, p_time="20:00")
    assert assign(db, late)["outcome"] == "retry"
    # What api.complete_booking does when they go after half an hour.
    db.execute(
        "select core.shorten_claims(b, lower(b.during) + interval '30 minutes')"
        " from core.booking as b where booking_id = %s",
        (first["booking_id"],),
    )
    assert time(20) in start_times(db, **BISTRO, p_date=day(), p_party=4)
    assert assign(db, late)["tables"] == ["T1"]
    assert read(db, first)["start_time"] == time(19)


def test_a_special_day_that_overrides_the_week(db: Connection) -> None:
    special = [
        {"date": day().isoformat(), "open": "20:00", "close": "02:00", "windows_of": 6},
        {"date": (day() + timedelta(days=1)).isoformat(), "closed": True},
    ]
    late = {"days": [6], "start": "17:00", "end": "02:00"}
    early = {"days": [1, 2, 3, 4, 5, 7], "start": "17:00", "end": "23:00"}
    bistro = describe_bistro([table("T1", 4)], special_days=special)
    bistro["services"][0]["windows"] = [early, late]
    load(db, bistro)

    assert refused_request(db, **BISTRO, p_time="19:00").code == "RS010"
    after_midnight = {"p_date": day() + timedelta(days=1), "p_time": "01:30"}
    assert labels(confirmed(db, **BISTRO, **after_midnight)) == ["T1"]
    assert ask(db, "select service_date from core.claim") == [(day(),)]
    offered = start_times(db, **BISTRO, p_date=day(), p_party=2)
    assert offered == {time(hour, minute) for hour in (20, 21, 22, 23) for minute in (0, 15, 30, 45)
                       if (hour, minute) <= (23, 45)}  # fmt: skip
    # A closed day stays closed whatever the week says, and the day after is an ordinary one.
    closed = day() + timedelta(days=1)
    assert refused_request(db, **BISTRO, p_date=closed, p_time="19:00").code == "RS010"
    assert start_times(db, **BISTRO, p_date=closed, p_party=2) == set()
    assert confirmed(db, **BISTRO, p_date=day() + timedelta(days=2), p_time="19:00")


def test_sunday(db: Connection) -> None:
    """The White Horse's Sunday dinner is over an hour earlier than on other days."""
    sunday, monday = day(7), day(7) + timedelta(days=1)
    dinner = {"p_venue": WHITE_HORSE, "p_party": 4, "p_service": "dinner"}
    assert max(start_times(db, **dinner, p_date=sunday)) == time(20, 45)
    assert max(start_times(db, **dinner, p_date=monday)) == time(21, 30)
    assert refused_request(db, p_date=sunday, p_time="21:00").code == "RS010"
    assert confirmed(db, p_date=sunday, p_time="20:45")["tables"]
    assert confirmed(db, p_date=monday, p_time="21:30")["tables"]


def test_a_service_over_midnight(db: Connection) -> None:
    """The night is one service day: what begins before midnight is in the way of what follows."""
    night = {"p_venue": NIGHT_OWL, "p_service": "late", "p_party": 4, "p_seating": "outdoor"}
    tomorrow = day() + timedelta(days=1)
    assert labels(confirmed(db, **night, p_time="23:30")) == ["Y1"]
    too_early = request(db, **night, p_date=tomorrow, p_time="01:00")
    assert assign(db, too_early)["outcome"] == "retry"
    assert labels(confirmed(db, **night, p_date=tomorrow, p_time="01:15")) == ["Y1"]
    assert ask(db, "select distinct service_date from core.claim") == [(day(),)]
    # The next night has nothing to do with it.
    assert labels(confirmed(db, **night, p_date=tomorrow, p_time="23:30")) == ["Y1"]
    assert broken_invariants(db) == []


def test_a_party_that_fits_nowhere_over_midnight_moves_others(db: Connection) -> None:
    night = {"p_venue": NIGHT_OWL, "p_service": "late", "p_seating": "indoor"}
    tomorrow = day() + timedelta(days=1)
    couple = confirmed(db, **night, p_party=2, p_date=tomorrow, p_time="00:30")
    db.execute("update core.claim set resource_id ="
               " (select resource_id from core.resource where label = 'C2')")  # fmt: skip
    four = request(db, **night, p_party=4, p_time="23:45")
    assert assign(db, four)["tables"] == ["C2"]
    assert labels(read(db, couple)) == ["C1"]
    assert read(db, couple)["starts_at"] == couple["starts_at"]


@pytest.mark.parametrize(("wish", "got"), [("Room", "T1"), ("Garden", "G1"), (None, "G1")])
def test_the_wished_zone_is_preferred(db: Connection, wish: str | None, got: str) -> None:
    """Of two tables that are as good; without a wish the order of zones decides."""
    load(db, describe_bistro([table("T1", 4), table("G1", 4, zone="Garden")]))
    assert labels(confirmed(db, **BISTRO, p_party=4, p_zone=wish)) == [got]


def test_the_wished_zone_is_no_rule(db: Connection) -> None:
    """Nobody is sent away because the garden is full, nor put at a table far too large for it."""
    tables = [table("T1", 2), table("G1", 6, zone="Garden")]
    load(db, describe_bistro(tables))
    assert labels(confirmed(db, **BISTRO, p_zone="Garden")) == ["T1"]
    assert labels(confirmed(db, **BISTRO, p_zone="Room")) == ["G1"]
    assert refused_request(db, **BISTRO, p_zone="Roof").detail == {"field": "zone"}


@pytest.mark.parametrize("weekday", range(1, 8))
def test_every_day_of_the_week_offers_what_it_takes(db: Connection, weekday: int) -> None:
    offers = rows(db, "api.list_availability", p_venue=WHITE_HORSE, p_date=day(weekday), p_party=2)
    for offer in (offers[0], offers[-1]):
        assert confirmed(db, p_date=day(weekday), p_time=offer["start_time"],
                         p_service=offer["booking_type"])["tables"]  # fmt: skip
