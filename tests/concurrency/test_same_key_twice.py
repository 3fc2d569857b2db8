"""One guest presses twice: one booking, and both presses get the same reply."""

from functools import partial

import pytest

from tests.calls import ask, call, confirm, confirmed, day, hold, request
from tests.concurrency.conftest import Arena, failure, result

once = partial(request, p_idempotency_key="pressed", p_notes="By the window")


def test_the_same_request(arena: Arena) -> None:
    first, second = arena.session(), arena.session()
    reply = first.begin(once)
    again = second.start(once)
    arena.wait_until_blocked(second, by=first)
    first.commit()
    assert result(again) == reply
    assert ask(arena.observer, "select count(*) from core.booking") == [(1,)]
    assert ask(arena.observer, "select count(*) from pgmq.q_assignment") == [(1,)]


def test_the_second_request_is_carried_out_when_the_first_gives_up(arena: Arena) -> None:
    first, second = arena.session(), arena.session()
    lost = first.begin(once)
    again = second.start(once)
    arena.wait_until_blocked(second, by=first)
    first.rollback()
    assert result(again)["booking_id"] != lost["booking_id"]
    assert ask(arena.observer, "select count(*) from core.booking") == [(1,)]


def test_another_request_under_the_same_key(arena: Arena) -> None:
    first, second = arena.session(), arena.session()
    first.begin(once)
    other = second.start(partial(once, p_party=3))
    arena.wait_until_blocked(second, by=first)
    first.commit()
    assert failure(other) == "RS022"


def test_the_same_hold(arena: Arena) -> None:
    act = partial(hold, p_idempotency_key="pressed")
    first, second = arena.session(), arena.session()
    reply = first.begin(act)
    again = second.start(act)
    arena.wait_until_blocked(second, by=first)
    first.commit()
    assert result(again) == reply
    assert ask(arena.observer, "select count(*) from core.claim") == [(1,)]


def test_the_same_confirmation(arena: Arena) -> None:
    act = partial(confirm, held=hold(arena.observer), p_idempotency_key="pressed")
    first, second = arena.session(), arena.session()
    reply = first.begin(act)
    again = second.start(act)
    arena.wait_until_blocked(second, by=first)
    first.commit()
    assert result(again) == reply and reply["outcome"] == "confirmed"


def test_the_same_cancellation(arena: Arena) -> None:
    booking = confirmed(arena.observer)
    act = partial(
        call,
        function="api.cancel_booking",
        p_reference=booking["reference"],
        p_expected_version=booking["state_version"],
        p_idempotency_key="pressed",
    )
    first, second = arena.session(), arena.session()
    reply = first.begin(act)
    again = second.start(act)
    arena.wait_until_blocked(second, by=first)
    first.commit()
    assert result(again) == reply and reply["state"] == "cancelled"


@pytest.mark.parametrize("consent", [False, True])
def test_a_new_guest_who_asks_twice_is_one_customer(arena: Arena, consent: bool) -> None:
    first, second = arena.session(), arena.session()
    first.begin(request)
    again = second.start(partial(request, p_date=day(5), p_marketing_opt_in=consent))
    arena.wait_until_blocked(second, by=first)
    first.commit()
    assert result(again)["customer_name"] == "Zoë Guest"
    assert ask(arena.observer, "select has_marketing_consent from core.customer") == [(consent,)]
    assert ask(arena.observer, "select count(*) from core.booking") == [(2,)]
