"""api.list_availability offers exactly what would be confirmed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
import pytest
from psycopg import Connection

from tests.calls import (
    LONDON,
    WHITE_HORSE,
    Row,
    acting,
    assign,
    confirmed,
    day,
    load,
    refusal,
    request,
    rows,
    zone_at,
)
from tests.sql.conftest import NIGHT_OWL, describe_night_owl

EVENING = {"p_venue": NIGHT_OWL, "p_date": day()}


def offers(connection: Connection, **wanted: object) -> dict[tuple[str, datetime], Row]:
    """Each offer by its service and its instant."""
    answer = rows(connection, "api.list_availability", **wanted)
    return {(offer["booking_type"], offer["starts_at"]): offer for offer in answer}


def clock_times(service_date: date, cut_off: int) -> Iterator[tuple[date, time]]:
    """Every quarter of an hour of a service day, by the wall clock."""
    for quarter in range(24 * 4):
        moment = datetime.combine(service_date, time(cut_off)) + quarter * timedelta(minutes=15)
        yield moment.date(), moment.time()


def is_direct(connection: Connection) -> bool:
    """Whether the latest attempt took tables that were free."""
    [(strategy,)] = connection.execute(
        "select strategy from core.booking_attempt order by booking_id desc limit 1"
    ).fetchall()
    return bool(strategy == "direct")


def try_out(connection: Connection, **wanted: object) -> datetime | None:
    """The start of a visit that is confirmed, nobody else being moved for it; undone again."""
    start: datetime | None = None
    connection.execute("savepoint before")
    try:
        booking = request(connection, **wanted)
        if assign(connection, booking)["outcome"] == "confirmed" and is_direct(connection):
            start = booking["starts_at"]
    except psycopg.Error as error:
        assert error.sqlstate and error.sqlstate.startswith("RS")
    connection.execute("rollback to before")
    return start


def possible(
    connection: Connection, services: list[str], cut_off: int, **wanted: Any
) -> set[tuple[str, datetime]]:
    """What brute force finds: every start of a service day that is confirmed."""
    service_date = wanted.pop("p_date")
    return {
        (service, start)
        for service in services
        for date_, time_ in clock_times(service_date, cut_off)
        if (start := try_out(connection, **wanted, p_service=service, p_date=date_, p_time=time_))
    }


def fill(connection: Connection, count: int, **wanted: object) -> None:
    """Visits at random times, seeded; some find no table any more."""
    chance = Random(7)
    for _ in range(count):
        hour = chance.choice(["12", "13", "17", "18", "19", "20", "21"])
        booking = request(
            connection,
            p_time=f"{hour}:{chance.choice(['00', '15', '30'])}",
            p_service="lunch" if hour < "15" else "dinner",
            p_party=chance.choice([2, 2, 2, 3, 4, 5, 6, 8, 10]),
            **wanted,
        )
        assign(connection, booking)


@pytest.mark.parametrize(
    ("party", "seating"),
    [(1, "any"), (2, "indoor"), (6, "outdoor"), (11, "any")],
)
def test_what_is_offered_is_confirmed_and_nothing_else(
    db: Connection, party: int, seating: str
) -> None:
    fill(db, 90)
    with acting(db, "service"):
        offered = offers(db, p_venue=WHITE_HORSE, p_date=day(), p_party=party, p_seating=seating)
    found = possible(
        db, ["lunch", "dinner", "drinks"], 4, p_date=day(), p_party=party, p_seating=seating
    )
    assert set(offered) == found
    # The day is neither empty nor full, or the comparison says little.
    empty = offers(
        db, p_venue=WHITE_HORSE, p_date=day() + timedelta(1), p_party=party, p_seating=seating
    )
    assert 0 < len(found) < len(empty)


def test_a_night_is_offered_as_it_would_be_confirmed(db: Connection) -> None:
    tomorrow = day() + timedelta(days=1)
    for date_, time_, party in [(day(), "22:00", 2), (day(), "23:15", 4), (tomorrow, "00:30", 3)]:
        confirmed(
            db, p_venue=NIGHT_OWL, p_service="late", p_date=date_, p_time=time_, p_party=party
        )
    for party in (2, 4, 6):
        offered = offers(db, **EVENING, p_party=party)
        assert set(offered) == possible(db, ["late"], 6, **EVENING, p_party=party)
        assert {offer["start_time"].hour for offer in offered.values()} & {0, 1, 2}


def test_a_grid_that_does_not_divide_the_day_is_one_grid_all_night(db: Connection) -> None:
    load(db, describe_night_owl(), policy={"slot_minutes": 50})
    offered = offers(db, **EVENING, p_party=2)
    assert offered
    for offer in offered.values():
        local = offer["starts_at"].astimezone(LONDON).date()
        booking = request(
            db, p_venue=NIGHT_OWL, p_service="late", p_date=local, p_time=offer["start_time"]
        )
        assert booking["starts_at"] == offer["starts_at"]


def test_an_offer_tells_when_the_visit_ends(db: Connection) -> None:
    [offer] = [
        offer
        for offer in offers(
            db, p_venue=WHITE_HORSE, p_date=day(), p_party=5, p_service="dinner"
        ).values()
        if offer["start_time"] == time(21, 30)
    ]
    assert (offer["booking_type"], offer["end_time"]) == ("dinner", time(22, 55))
    assert offer["ends_at"] - offer["starts_at"] == timedelta(minutes=85)


def test_offers_come_in_order_and_only_of_the_service_that_was_named(db: Connection) -> None:
    every = list(offers(db, p_venue=WHITE_HORSE, p_date=day(), p_party=2))
    assert every == sorted(every, key=lambda start: (start[1], start[0]))
    dinner = list(offers(db, p_venue=WHITE_HORSE, p_date=day(), p_party=2, p_service="dinner"))
    assert dinner == [start for start in every if start[0] == "dinner"]
    assert len(dinner) == 19


def test_guests_are_offered_no_more_than_they_may_book(db: Connection, white_horse: Row) -> None:
    load(db, white_horse, policy={"lead_time_minutes": 30 * 24 * 60})
    large = {"p_venue": WHITE_HORSE, "p_date": day() + timedelta(days=60), "p_party": 14}
    soon = {"p_venue": WHITE_HORSE, "p_date": day(), "p_party": 2}
    with acting(db, "guest"):
        assert offers(db, **large) == offers(db, **soon) == {}
        assert offers(db, **large | {"p_party": 12})
    with acting(db, "staff"):
        assert offers(db, **large) and offers(db, **soon)


@pytest.mark.parametrize("ahead", [-1, 366])
def test_nothing_is_offered_in_the_past_or_beyond_the_horizon(db: Connection, ahead: int) -> None:
    [(date_,)] = db.execute(
        "select (now() at time zone 'Europe/London' - interval '4 hours')::date + %s", (ahead,)
    ).fetchall()
    assert offers(db, p_venue=WHITE_HORSE, p_date=date_, p_party=2) == {}


def test_what_has_begun_today_is_not_offered(db: Connection, white_horse: Row) -> None:
    """Asked where it is just after one o'clock: lunch has begun and goes on."""
    now, zone = datetime.now(UTC), zone_at(13)
    load(db, white_horse, timezone=zone)
    today = now.astimezone(ZoneInfo(zone)).date()
    offered = offers(db, p_venue=WHITE_HORSE, p_date=today, p_party=2)
    assert offered and all(start > now for _, start in offered)
    later = offers(db, p_venue=WHITE_HORSE, p_date=today + timedelta(days=7), p_party=2)
    assert len(offered) < len(later)


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"p_venue": None}, "RS001", "venue"),
        ({"p_date": None}, "RS001", "date"),
        ({"p_date": "infinity"}, "RS001", "date"),
        ({"p_party": 0}, "RS001", "party"),
        ({"p_seating": "window"}, "RS001", "seating"),
        ({"p_venue": "black-horse"}, "RS004", "venue"),
        ({"p_service": "breakfast"}, "RS006", "service"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(
    db: Connection, changes: Row, code: str, field: str
) -> None:
    question = {"p_venue": WHITE_HORSE, "p_date": day(), "p_party": 2} | changes
    refused = refusal(db, "api.list_availability", **question)
    assert (refused.code, refused.detail["field"]) == (code, field)
