"""A hold runs out while its guest confirms: who waits for the day finds the clock as it is then."""

from functools import partial

import pytest

from tests.calls import ask, assign, confirm, day, read
from tests.concurrency.conftest import Arena, Session, hold_it, result


def let_expire(session: Session) -> None:
    """Within the session's transaction, the hold's end is this instant."""
    session.connection.execute(
        "with expired as (update core.booking set hold_expires_at = clock_timestamp()"
        " where state = 'held' returning booking_id, hold_expires_at)"
        " update core.claim as c set expires_at = e.hold_expires_at"
        " from expired as e where c.booking_id = e.booking_id"
    )


def test_a_hold_that_runs_out_while_waiting_is_not_confirmed(arena: Arena) -> None:
    held = hold_it(arena.observer)
    gate, late = arena.close_day(day()), arena.session()
    confirming = late.start(partial(confirm, held=held))
    arena.wait_until_blocked(late, by=gate)
    # After the confirmation's transaction began: now() would still find the hold good.
    let_expire(gate)
    gate.commit()
    assert result(confirming)["outcome"] == "expired"
    assert read(arena.observer, held)["state"] == "expired"
    assert ask(arena.observer, "select from core.customer") == []


@pytest.mark.parametrize("is_confirmation_first", [True, False])
def test_the_next_hold_and_the_late_confirmation(arena: Arena, is_confirmation_first: bool) -> None:
    held = hold_it(arena.observer)
    gate = arena.close_day(day())
    confirming, holding = arena.session(), arena.session()
    order = [confirming, holding] if is_confirmation_first else [holding, confirming]
    started = {}
    for session in order:
        act = partial(confirm, held=held) if session is confirming else hold_it
        started[session] = session.start(act)
        arena.wait_until_blocked(session, by=gate)
    let_expire(gate)
    gate.commit()
    assert result(started[confirming])["outcome"] == "expired"
    assert result(started[holding])["outcome"] == "held"


def test_a_confirmation_in_time_and_the_next_hold(arena: Arena) -> None:
    held = hold_it(arena.observer)
    confirming, holding = arena.race(day(), partial(confirm, held=held), hold_it)
    assert result(confirming)["outcome"] == "confirmed"
    assert result(holding)["outcome"] == "unavailable"


def test_two_confirmations_of_one_hold(arena: Arena) -> None:
    held = hold_it(arena.observer)
    started = arena.race(
        day(), partial(confirm, held=held), partial(confirm, held=held, p_name="Someone Else")
    )
    assert [result(one)["outcome"] for one in started] == ["confirmed", "already_confirmed"]
    assert ask(arena.observer, "select name from core.customer") == [("Zoë Guest",)]


def test_the_worker_and_the_late_confirmation_end_the_hold_once(arena: Arena) -> None:
    held = hold_it(arena.observer)
    booking = read(arena.observer, held)
    gate = arena.close_day(day())
    worker, guest = arena.session(), arena.session()
    ending = worker.start(partial(assign, booking=booking))
    arena.wait_until_blocked(worker, by=gate)
    confirming = guest.start(partial(confirm, held=held))
    arena.wait_until_blocked(guest, by=gate)
    let_expire(gate)
    gate.commit()
    assert (result(ending)["outcome"], result(confirming)["outcome"]) == ("expired", "expired")
    assert read(arena.observer, held)["state_version"] == booking["state_version"] + 1
