"""Two parties want the only seating at once: one has it, the other knows at once."""

from functools import partial

from tests.calls import ask, assign, day, hold, labels, read, request
from tests.concurrency.conftest import ONE_SEATING, Arena, hold_it, result


def test_two_holds(arena: Arena) -> None:
    started = arena.race(day(), hold_it, hold_it)
    answers = [result(one) for one in started]
    assert sorted(answer["outcome"] for answer in answers) == ["held", "unavailable"]
    assert ask(arena.observer, "select count(distinct booking_id), count(*) from core.claim") == [
        (1, 3)
    ]
    # Nothing is left of the loser, and it is not made to wait until the winner's hold is over.
    assert ask(arena.observer, "select state from core.booking") == [("held",)]


def test_eight_holds(arena: Arena) -> None:
    answers = [result(one) for one in arena.race(day(), *[hold_it] * 8)]
    assert sorted(answer["outcome"] for answer in answers) == ["held"] + ["unavailable"] * 7


def test_the_second_waits_for_the_first_alone_and_loses_when_it_commits(arena: Arena) -> None:
    first, second = arena.session(), arena.session()
    assert first.begin(hold_it)["outcome"] == "held"
    waiting = second.start(hold_it)
    arena.wait_until_blocked(second, by=first)
    first.commit()
    assert result(waiting)["outcome"] == "unavailable"


def test_the_second_wins_when_the_first_gives_up(arena: Arena) -> None:
    first, second = arena.session(), arena.session()
    first.begin(hold_it)
    waiting = second.start(hold_it)
    arena.wait_until_blocked(second, by=first)
    first.rollback()
    assert result(waiting)["outcome"] == "held"


def test_another_day_is_nobodys_business(arena: Arena) -> None:
    arena.close_day(day())
    other = arena.session().start(partial(hold, p_date=day(4), p_party=20))
    assert result(other)["outcome"] == "held"


def test_two_assignments(arena: Arena) -> None:
    bookings = [request(arena.observer, **ONE_SEATING) for _ in range(2)]
    started = arena.race(day(), *[partial(assign, booking=booking) for booking in bookings])
    answers = [result(one) for one in started]
    # The lock is had in the order of waiting.
    assert [answer["outcome"] for answer in answers] == ["confirmed", "retry"]
    assert [read(arena.observer, booking)["state"] for booking in bookings] == [
        "confirmed",
        "assignment_pending",
    ]


def test_one_booking_assigned_twice(arena: Arena) -> None:
    booking = request(arena.observer, **ONE_SEATING)
    started = arena.race(day(), *[partial(assign, booking=booking)] * 2)
    assert [result(one)["outcome"] for one in started] == ["confirmed", "nothing_to_do"]
    assert read(arena.observer, booking)["state_version"] == 5
    assert ask(arena.observer, "select count(*) from core.notification") == [(1,)]


def test_a_hold_and_an_assignment(arena: Arena) -> None:
    booking = request(arena.observer, **ONE_SEATING)
    held, assigned = arena.race(day(), hold_it, partial(assign, booking=booking))
    assert labels(result(held)) == ["G4", "G5", "G6"]
    assert result(assigned)["outcome"] == "retry"
