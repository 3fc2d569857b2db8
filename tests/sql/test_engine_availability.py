"""Availability over days, with moves, on nights when the clock changes; who listens is told."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import product
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
    ask,
    assign,
    call,
    confirm,
    confirmed,
    day,
    hold,
    labels,
    load,
    refusal,
    request,
    rows,
    value,
)
from tests.evenings import SLUG, describe_bistro, seated_at, table
from tests.sql.conftest import NIGHT_OWL, describe_night_owl

BISTRO = {"p_venue": SLUG, "p_date": day()}


def list_offers(connection: Connection, **wanted: object) -> list[Row]:
    return rows(connection, "api.list_availability", **wanted)


# -- a day, a week, a month


def test_several_days_are_the_days_one_after_the_other(db: Connection) -> None:
    confirmed(db, p_party=20, p_seating="outdoor")
    question = {"p_venue": WHITE_HORSE, "p_party": 20, "p_seating": "outdoor"}
    days = [day() + timedelta(days=ahead) for ahead in range(-1, 9)]
    one_by_one = [offer for one in days for offer in list_offers(db, **question, p_date=one)]
    together = list_offers(db, **question, p_date=days[0], p_until=days[-1])
    assert together == one_by_one
    assert {offer["booking_date"] for offer in together} == set(days)
    counts = [sum(offer["booking_date"] == one for offer in together) for one in days]
    assert counts[1] < counts[2]


def test_a_month_is_answered_at_once(db: Connection) -> None:
    question = {"p_venue": WHITE_HORSE, "p_party": 2, "p_service": "dinner"}
    offers = list_offers(db, **question, p_date=day(), p_until=day() + timedelta(days=61))
    assert len({offer["booking_date"] for offer in offers}) == 62


@pytest.mark.parametrize("until", [day() - timedelta(days=1), day() + timedelta(days=62)])
def test_a_span_of_days_that_is_none_or_too_long_is_refused(db: Connection, until: date) -> None:
    refused = refusal(db, "api.list_availability", p_venue=WHITE_HORSE, p_date=day(), p_party=2,
                      p_until=until)  # fmt: skip
    assert (refused.code, refused.detail) == ("RS001", {"field": "until"})


def test_after_midnight_the_booking_date_is_the_clocks(db: Connection) -> None:
    offers = list_offers(db, p_venue=NIGHT_OWL, p_date=day(), p_party=2)
    for offer in (offers[0], offers[-1]):
        assert confirmed(db, p_venue=NIGHT_OWL, p_service="late", p_date=offer["booking_date"],
                         p_time=offer["start_time"])["starts_at"] == offer["starts_at"]  # fmt: skip
    assert {offer["booking_date"] for offer in offers} == {day(), day() + timedelta(days=1)}


# -- with moves


def test_times_that_need_moves_are_marked_and_only_told_when_asked_for(db: Connection) -> None:
    load(db, describe_bistro([table("T1", 4), table("T2", 2)]))
    seated_at(db, "T1", p_party=2, p_time="19:00")
    seated_at(db, "T1", p_party=4, p_time="21:00")
    direct = list_offers(db, **BISTRO, p_party=4)
    assert [offer["start_time"] for offer in direct] == [time(17), time(17, 15)]
    assert not any(offer["needs_moves"] for offer in direct)
    every = list_offers(db, **BISTRO, p_party=4, p_with_moves=True)
    assert [offer for offer in every if not offer["needs_moves"]] == direct
    marked = [offer["start_time"] for offer in every if offer["needs_moves"]]
    assert marked == [time(17, 30), time(17, 45), *(time(18, n) for n in (0, 15, 30, 45)),
                      time(19), time(19, 15)]  # fmt: skip
    for offer in every:
        with db.transaction(force_rollback=True):
            booking = request(db, p_venue=SLUG, p_party=4, p_time=offer["start_time"])
            assert assign(db, booking)["outcome"] == "confirmed"
            [(strategy,)] = ask(db, "select strategy from core.booking_attempt"
                                    " where booking_id = %s", booking["booking_id"])  # fmt: skip
            assert strategy == ("make_room" if offer["needs_moves"] else "direct")


def test_asking_with_moves_moves_nobody(db: Connection) -> None:
    load(db, describe_bistro([table("T1", 4), table("T2", 2)]))
    couple = seated_at(db, "T1", p_party=2)
    with acting(db, "guest"):
        every = list_offers(db, **BISTRO, p_party=4, p_with_moves=True)
    assert any(offer["needs_moves"] for offer in every)
    assert labels(call(db, "api.get_booking", p_reference=couple["reference"])) == ["T1"]
    assert ask(db, "select from core.booking_move") == []


# -- nights on which the clock changes


def change_of_clock(is_forward: bool) -> date:
    """The service day, within the year, in whose night the clock of London changes."""
    for ahead in range(30, 395):
        night = datetime.combine(day() + timedelta(days=ahead), time(22), tzinfo=LONDON)
        morning = night + timedelta(hours=8)
        shift = morning.utcoffset() - night.utcoffset()  # type: ignore[operator]
        if shift and (shift > timedelta()) is is_forward:
            return night.date()
    raise AssertionError("the clock of London changes no more")


def ask_all_night(connection: Connection, night: date) -> set[datetime]:
    """The instants of all quarters from eight to three that are accepted, both of an equal time."""
    accepted = set()
    for quarter, fold in product(range(28), (0, 1)):
        local = datetime.combine(night, time(20)) + quarter * timedelta(minutes=15)
        try:
            with connection.transaction(force_rollback=True):
                when = {"p_date": local.date(), "p_time": local.time(), "p_fold": fold}
                booking = request(connection, p_venue=NIGHT_OWL, p_service="late", **when)
            accepted.add(booking["starts_at"])
        except psycopg.Error as error:
            assert error.sqlstate in ("RS010", "RS011", "RS017")
    return accepted


@pytest.mark.parametrize("is_forward", [True, False], ids=["spring", "autumn"])
@pytest.mark.parametrize(
    "is_firm",
    [
        False,
        pytest.param(
            True,
        ),
    ],
    ids=["open end", "ends by closing"],
)
def test_what_is_offered_on_a_night_of_another_length_is_accepted(
    db: Connection, is_forward: bool, is_firm: bool
) -> None:
    load(db, describe_night_owl(), policy={"visits_end_by_closing": is_firm})
    night = change_of_clock(is_forward)
    offers = list_offers(db, p_venue=NIGHT_OWL, p_date=night, p_party=2)
    assert {offer["starts_at"] for offer in offers} == ask_all_night(db, night)


# -- who listens is told


@pytest.fixture
def listener(db: Connection) -> Iterator[Connection]:
    """The bistro, and a queue that hears of changes of what is free."""
    load(db, describe_bistro([table("T1", 4), table("T2", 2)]))
    with acting(db, "owner"):
        db.execute("select pgmq.create('snapshots')")
        db.execute("select pgmq.bind_topic('availability.changed', 'snapshots')")
    yield db


def heard(connection: Connection) -> list[dict[str, Any]]:
    """The events since the last time."""
    told = ask(connection, "select message from pgmq.q_snapshots order by msg_id")
    connection.execute("delete from pgmq.q_snapshots")
    return [message for (message,) in told]


def check_heard(connection: Connection, *days: date) -> None:
    told = heard(connection)
    [(venue_id,)] = ask(connection, "select venue_id from core.venue where slug = %s", SLUG)
    assert {event["service_date"] for event in told} == {one.isoformat() for one in days}
    for event in told:
        assert set(event) == {"event", "venue_id", "service_date", "at"}
        assert (event["event"], event["venue_id"]) == ("availability.changed", venue_id)
        assert datetime.fromisoformat(event["at"]) <= datetime.now(ZoneInfo("UTC"))


def test_who_listens_hears_of_a_booking_and_of_its_end(listener: Connection) -> None:
    booking = request(listener, p_venue=SLUG)
    assert heard(listener) == []
    assign(listener, booking)
    check_heard(listener, day())
    call(listener, "api.cancel_booking", p_reference=booking["reference"])
    check_heard(listener, day())


def test_who_listens_hears_of_a_hold_its_release_and_its_expiry(listener: Connection) -> None:
    held = hold(listener, p_venue=SLUG)
    check_heard(listener, day())
    call(listener, "api.release_hold", p_reference=held["reference"])
    check_heard(listener, day())
    stale = hold(listener, p_venue=SLUG)
    confirmed_hold = hold(listener, p_venue=SLUG)
    heard(listener)
    confirm(listener, confirmed_hold)
    listener.execute("update core.booking set hold_expires_at = now() - interval '1 s'"
                     " where reference = %s", (stale["reference"],))  # fmt: skip
    listener.execute("update core.claim set expires_at = now() where kind = 'hold'")
    heard(listener)
    [(booking_id,)] = ask(listener, "select booking_id from core.booking where reference = %s",
                          stale["reference"])  # fmt: skip
    assert assign(listener, {"booking_id": booking_id})["outcome"] == "expired"
    check_heard(listener, day())


def test_who_listens_hears_of_moves_and_blackouts(listener: Connection) -> None:
    seated_at(listener, "T1", p_party=2)
    four = request(listener, p_venue=SLUG, p_party=4)
    heard(listener)
    with listener.transaction(force_rollback=True):
        # A move is told of for itself; below it goes with a confirmation.
        listener.execute(
            "select core.apply_moves(array[c.booking_id],"
            "   jsonb_build_array(jsonb_build_array(r.resource_id)), null, 'test', now())"
            " from core.claim as c join core.resource as r using (venue_id) where r.label = 'T2'"
        )
        check_heard(listener, day())
    assign(listener, four)
    check_heard(listener, day())
    until = datetime.combine(day() + timedelta(days=2), time(12))
    span = {"p_venue": SLUG, "p_table": "T2", "p_until": until,
            "p_from": datetime.combine(day() + timedelta(days=1), time(18))}  # fmt: skip
    rows(listener, "api.block_resource", **span)
    assert heard(listener) == []
    rows(listener, "api.block_resource", **span, p_is_dry_run=False)
    check_heard(listener, day() + timedelta(days=1), day() + timedelta(days=2))
    value(listener, "api.unblock_resource", **span)
    check_heard(listener, day() + timedelta(days=1), day() + timedelta(days=2))


def test_a_refusal_changes_nothing_that_is_free(listener: Connection) -> None:
    seated_at(listener, "T1", p_party=4)
    heard(listener)
    assert assign(listener, request(listener, p_venue=SLUG, p_party=4))["outcome"] == "retry"
    assert heard(listener) == []
