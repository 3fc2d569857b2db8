"""One confirms while another cancels: the second decides on what the first has left."""

from functools import partial

from psycopg import Connection

from tests.calls import Row, ask, assign, call, confirm, confirmed, day, hold, read, request
from tests.concurrency.conftest import ONE_SEATING, Arena, failure, result


def cancel(connection: Connection, booking: Row, version: int | None = None) -> Row:
    return call(
        connection,
        "api.cancel_booking",
        p_reference=booking["reference"],
        p_expected_version=version,
    )


def release(connection: Connection, held: Row) -> Row:
    return call(connection, "api.release_hold", p_reference=held["reference"])


def kinds(arena: Arena) -> list[str]:
    return sorted(kind for (kind,) in ask(arena.observer, "select kind from core.notification"))


def test_confirmed_then_cancelled(arena: Arena) -> None:
    held = hold(arena.observer, **ONE_SEATING)
    confirming, cancelling = arena.race(
        day(), partial(confirm, held=held), partial(cancel, booking=held)
    )
    assert result(confirming)["outcome"] == "confirmed"
    assert result(cancelling)["state"] == "cancelled"
    assert ask(arena.observer, "select from core.claim") == []
    assert kinds(arena) == ["cancelled", "confirmed"]


def test_cancelled_then_not_confirmed(arena: Arena) -> None:
    held = hold(arena.observer, **ONE_SEATING)
    cancelling, confirming = arena.race(
        day(), partial(cancel, booking=held), partial(confirm, held=held)
    )
    assert result(cancelling)["state"] == "cancelled"
    assert result(confirming)["outcome"] == "unknown"
    assert ask(arena.observer, "select from core.claim") == []
    assert kinds(arena) == []


def test_who_cancels_what_he_saw_does_not_cancel_what_it_became(arena: Arena) -> None:
    held = hold(arena.observer, **ONE_SEATING)
    seen = read(arena.observer, held)["state_version"]
    confirming, cancelling = arena.race(
        day(), partial(confirm, held=held), partial(cancel, booking=held, version=seen)
    )
    assert result(confirming)["outcome"] == "confirmed"
    assert failure(cancelling) == "RS020"
    assert read(arena.observer, held)["state"] == "confirmed"


def test_released_and_confirmed(arena: Arena) -> None:
    held = hold(arena.observer, **ONE_SEATING)
    releasing, confirming = arena.race(
        day(), partial(release, held=held), partial(confirm, held=held)
    )
    assert result(releasing)["outcome"] == "released"
    assert result(confirming)["outcome"] == "unknown"


def test_cancelled_while_the_worker_looks_for_tables(arena: Arena) -> None:
    booking = request(arena.observer)
    cancelling, assigning = arena.race(
        day(), partial(cancel, booking=booking), partial(assign, booking=booking)
    )
    assert result(cancelling)["state"] == "cancelled"
    assert result(assigning)["outcome"] == "nothing_to_do"
    assert kinds(arena) == ["cancelled"]


def test_assigned_while_the_guest_cancels(arena: Arena) -> None:
    booking = request(arena.observer)
    assigning, cancelling = arena.race(
        day(), partial(assign, booking=booking), partial(cancel, booking=booking)
    )
    assert result(assigning)["outcome"] == "confirmed"
    assert result(cancelling)["state"] == "cancelled"
    assert ask(arena.observer, "select from core.claim") == []


def test_two_cancellations(arena: Arena) -> None:
    booking = confirmed(arena.observer)
    both = arena.race(day(), *[partial(cancel, booking=booking)] * 2)
    assert result(both[0]) == result(both[1])
    assert kinds(arena) == ["cancelled", "confirmed"]


def test_what_is_cancelled_goes_to_who_waits_behind(arena: Arena) -> None:
    booking = confirmed(arena.observer, **ONE_SEATING)
    cancelling, holding = arena.race(
        day(), partial(cancel, booking=booking), partial(hold, **ONE_SEATING)
    )
    assert result(cancelling)["state"] == "cancelled"
    assert result(holding)["outcome"] == "held"
