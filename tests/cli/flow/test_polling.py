"""When the flow looks at a booking again, and when it stops."""

from collections.abc import Callable, Iterator

import pytest

from cli.flow.booking import Booking
from cli.flow.failure import FlowError, TemporaryTrouble
from cli.flow.polling import Wait, wait_until_settled
from tests.cli.flow.conftest import CONFIRMED, PENDING, TABLE, Clock, booking_json


def _reader(*answers: dict[str, object] | FlowError) -> Callable[[int], Booking]:
    """Gives these answers in turn, the last one again and again."""
    remaining: Iterator[dict[str, object] | FlowError] = iter(answers)
    current = answers[-1]

    def read(attempt: int) -> Booking:
        nonlocal current
        current = next(remaining, current)
        if isinstance(current, FlowError):
            raise current
        return Booking.from_json(current)

    return read


def _wait(clock: Clock, read: Callable[[int], Booking], seconds: float) -> Wait:
    return wait_until_settled(
        read,
        until=clock() + seconds,
        clock=clock,
        sleep=clock.sleep,
        on_trouble=lambda trouble: None,
    )


def test_looks_often_at_first_then_every_two_seconds(clock: Clock) -> None:
    wait = _wait(clock, _reader(*[PENDING] * 8, CONFIRMED), 25)
    assert wait.is_over
    assert clock.slept == [0.1, 0.2, 0.4, 0.8, 1.6, 2.0, 2.0, 2.0]
    assert wait.attempts == 9


def test_a_booking_that_is_confirmed_already_needs_no_pause(clock: Clock) -> None:
    wait = _wait(clock, _reader(CONFIRMED), 25)
    assert (wait.attempts, clock.slept) == (1, [])


def test_ends_with_a_last_look_when_the_time_is_up(clock: Clock) -> None:
    wait = _wait(clock, _reader(PENDING), 25)
    assert not wait.is_over
    assert wait.booking == Booking.from_json(PENDING)
    assert sum(clock.slept) == pytest.approx(25)
    assert clock.slept[-1] < 2


def test_looks_once_even_when_there_is_no_time_left(clock: Clock) -> None:
    wait = _wait(clock, _reader(CONFIRMED), -1)
    assert wait.is_over and wait.attempts == 1


@pytest.mark.parametrize("status", ["failed", "cancelled", "expired", "no_show", "unheard_of"])
def test_a_final_status_ends_the_wait_at_once(clock: Clock, status: str) -> None:
    wait = _wait(clock, _reader(PENDING, booking_json(status=status, state=status)), 25)
    assert wait.is_over and wait.booking is not None
    assert wait.booking.status == status and not wait.booking.is_seated_well


@pytest.mark.parametrize(
    "open_booking",
    [
        booking_json(state="manual_review"),
        booking_json(status="held", state="held", tables=[TABLE]),
        booking_json(status="confirmed", state="confirmed", tables=[]),
    ],
    ids=["manual review", "held", "confirmed without a table"],
)
def test_goes_on_while_the_booking_may_still_be_seated(
    clock: Clock, open_booking: dict[str, object]
) -> None:
    assert _wait(clock, _reader(open_booking, CONFIRMED), 25).attempts == 2


def test_trouble_that_may_pass_is_reported_and_waited_out(clock: Clock) -> None:
    noted: list[TemporaryTrouble] = []
    wait = wait_until_settled(
        _reader(TemporaryTrouble("Down.", "Wait."), CONFIRMED),
        until=clock() + 25,
        clock=clock,
        sleep=clock.sleep,
        on_trouble=noted.append,
    )
    assert wait.is_over and wait.trouble is None
    assert [trouble.message for trouble in noted] == ["Down."]


def test_waits_as_long_as_the_server_asks_for_but_not_beyond_the_end(clock: Clock) -> None:
    busy = TemporaryTrouble("Busy.", "Wait.", retry_after_s=7)
    wait = _wait(clock, _reader(busy), 10)
    assert clock.slept == pytest.approx([7, 3])
    assert wait.trouble is busy and wait.booking is None


def test_other_failures_end_the_wait(clock: Clock) -> None:
    with pytest.raises(FlowError, match="Refused"):
        _wait(clock, _reader(FlowError("Refused.", "Ask.")), 25)
