"""Appointments that want the same therapist, the same room, or the same minute."""

import json
from collections.abc import Iterator
from functools import partial

import psycopg
import pytest
from psycopg import Connection

from cli.project import VENUES
from tests.calls import Row, ask, call, confirm, day, labels, load, read
from tests.concurrency.conftest import Arena, Session, failure, result, sweep

PRACTICE = "touchbase-massage"


@pytest.fixture(scope="session")
def practice_database(white_horse_database: str) -> str:
    """The database of the races, with the practice."""
    with psycopg.connect(white_horse_database) as connection:
        load(connection, json.loads((VENUES / f"{PRACTICE}.json").read_text()))
    return white_horse_database


@pytest.fixture
def practice(practice_database: str) -> Iterator[Arena]:
    """Sessions on a practice without appointments; no promise may be broken when they are done."""
    arena = Arena(practice_database, PRACTICE)
    sweep(arena.observer)
    yield arena
    arena.close()


def hold(
    connection: Connection, at: str = "13:00", service: str = "swedish-60", **more: str
) -> Row:
    return call(
        connection, "api.attempt_hold", p_venue=PRACTICE, p_date=day(3), p_time=at,
        p_service=service, **more,
    )  # fmt: skip


ana = partial(hold, p_therapist="Ana")


def outcomes(answers: list[Row]) -> list[str]:
    return [answer["outcome"] for answer in answers]


def test_fifty_callers_for_one_slot(practice: Arena) -> None:
    """One winner; the others are told at once what else is free."""
    answers = [result(one) for one in practice.race(day(3), *[ana] * 50)]
    assert outcomes(answers) == ["held"] + ["unavailable"] * 49
    assert all(len(answer["alternatives"]) == 3 for answer in answers[1:])
    assert ask(practice.observer, "select count(*) from core.claim") == [(2,)]
    assert ask(practice.observer, "select count(*) from core.booking") == [(1,)]


def test_as_many_as_there_are(practice: Arena) -> None:
    answers = [result(one) for one in practice.race(day(3), *[hold] * 5)]
    assert outcomes(answers) == ["held"] * 3 + ["unavailable"] * 2
    taken = [label for answer in answers for label in labels(answer)]
    assert len(taken) == len(set(taken)) == 6


def block(connection: Connection, *rooms: str) -> None:
    for room in rooms:
        connection.execute(
            "select api.block_resource(%s, %s, %s, %s, false)",
            (PRACTICE, room, f"{day(3)} 09:00", f"{day(3)} 19:00"),
        )


@pytest.fixture
def one_room(practice: Arena) -> Iterator[Arena]:
    """Only the room for two is left, which both services can use."""
    block(practice.observer, "Birch", "Cedar")
    yield practice
    practice.observer.execute("delete from core.claim where kind = 'blackout'")


@pytest.mark.parametrize("is_couple_first", [True, False])
def test_two_services_that_share_only_the_room(one_room: Arena, is_couple_first: bool) -> None:
    acts = [partial(hold, service="couples-60"), partial(hold, p_therapist="Chi")]
    started = one_room.race(day(3), *(acts if is_couple_first else reversed(acts)))
    assert outcomes([result(one) for one in started]) == ["held", "unavailable"]


@pytest.mark.parametrize("is_couple_first", [True, False])
def test_a_couple_and_a_single_want_the_same_therapist(
    practice: Arena, is_couple_first: bool
) -> None:
    acts = [partial(hold, service="couples-60"), ana]
    started = practice.race(day(3), *(acts if is_couple_first else reversed(acts)))
    assert outcomes([result(one) for one in started]) == ["held", "unavailable"]


def test_two_singles_leave_no_couple(practice: Arena) -> None:
    ben = partial(hold, p_therapist="Ben")
    started = practice.race(day(3), ana, ben, partial(hold, service="couples-60"))
    assert outcomes([result(one) for one in started]) == ["held", "held", "unavailable"]


def let_expire(session: Session) -> None:
    """Within the session's transaction, every hold's end is this instant."""
    session.connection.execute(
        "with expired as (update core.booking set hold_expires_at = clock_timestamp()"
        " where state = 'held' returning booking_id, hold_expires_at), noted as (update core.hold"
        " as h set expires_at = e.hold_expires_at from expired as e"
        " where h.booking_id = e.booking_id)"
        " update core.claim as c set expires_at = e.hold_expires_at"
        " from expired as e where c.booking_id = e.booking_id"
    )


@pytest.mark.parametrize("is_confirmation_first", [True, False])
def test_a_hold_and_a_confirmation_at_the_moment_of_expiry(
    practice: Arena, is_confirmation_first: bool
) -> None:
    held = ana(practice.observer)
    gate = practice.close_day(day(3))
    confirming, holding = practice.session(), practice.session()
    order = [confirming, holding] if is_confirmation_first else [holding, confirming]
    started = {}
    for session in order:
        act = partial(confirm, held=held) if session is confirming else ana
        started[session] = session.start(act)
        practice.wait_until_blocked(session, by=gate)
    let_expire(gate)
    gate.commit()
    assert result(started[confirming])["outcome"] == "expired"
    assert result(started[holding])["outcome"] == "held"
    assert read(practice.observer, held)["state"] == "expired"


def test_a_renewal_in_time_and_the_next_caller(practice: Arena) -> None:
    held = ana(practice.observer)
    renew = partial(call, function="api.renew_hold", p_reference=held["reference"])
    renewed, other = practice.race(day(3), renew, ana)
    assert result(renewed)["outcome"] == "held"
    assert result(other)["outcome"] == "unavailable"


def test_an_exchange_and_somebody_who_wants_both(practice: Arena) -> None:
    """The old slot is free in the moment in which the new one is had, and not before."""
    held = ana(practice.observer)
    exchange = partial(ana, at="14:15", p_exclude=held["reference"])
    first, second = practice.race(day(3), exchange, ana)
    assert outcomes([result(first), result(second)]) == ["held", "held"]
    assert read(practice.observer, held)["state"] == "cancelled"


def test_a_claim_past_the_lock_is_waited_for_and_another_chosen(practice: Arena) -> None:
    raw, holder = practice.session(), practice.session()
    raw.connection.execute(
        "insert into core.claim (venue_id, service_date, resource_id, during, kind)"
        " select r.venue_id, %(day)s, r.resource_id, tstzrange("
        "   (%(day)s + time '13:00') at time zone v.timezone,"
        "   (%(day)s + time '14:00') at time zone v.timezone), 'blackout'"
        " from core.resource as r join core.venue as v using (venue_id)"
        " where v.slug = %(slug)s and r.label = 'Birch'",
        {"day": day(3), "slug": PRACTICE},
    )
    waiting = holder.start(hold)
    practice.wait_until_blocked(holder, by=raw)
    raw.commit()
    answer = result(waiting)
    assert answer["outcome"] == "held" and "Birch" not in labels(answer)
    practice.observer.execute("delete from core.claim where kind = 'blackout'")


def test_holds_of_one_customer_on_many_days_take_turns(practice: Arena) -> None:
    """The limit holds however the calls are spread: they do not meet on any day."""

    def on_another_day(connection: Connection, place: int) -> Row:
        return call(
            connection, "api.attempt_hold", p_venue=PRACTICE, p_date=day(place), p_time="13:00",
            p_service="swedish-60", p_email="zoe@example.com",
        )  # fmt: skip

    first = practice.session()
    first.begin(partial(on_another_day, place=1))
    started = []
    for place in (2, 3, 4):
        session = practice.session()
        started.append(session.start(partial(on_another_day, place=place)))
        practice.wait_until_blocked(session, by=first)
    first.commit()
    codes = [failure(one) if one.exception(timeout=20) else result(one) for one in started]
    assert [code if isinstance(code, str) else code["outcome"] for code in codes] == [
        "held", "held", "RS220"
    ]  # fmt: skip
