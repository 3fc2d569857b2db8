"""Waiting for a booking: when to read again, and when to stop. Time comes in as two functions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, repeat

from cli.flow.booking import Booking
from cli.flow.failure import TemporaryTrouble
from cli.flow.journal import Clock

FIRST_PAUSES_S = (0.1, 0.2, 0.4, 0.8, 1.6)
"""Most bookings are confirmed within a fraction of a second ..."""
PAUSE_S = 2.0
"""... and the others are worth a look now and then."""


@dataclass(frozen=True, slots=True)
class Wait:
    """How a wait ended: the last booking that could be read, if any, how often it was tried, and
    what the last reading met when it failed."""

    booking: Booking | None
    attempts: int
    trouble: TemporaryTrouble | None

    @property
    def is_over(self) -> bool:
        """Whether the booking is settled, rather than the time used up."""
        return self.booking is not None and self.booking.is_settled


def wait_until_settled(
    read: Callable[[int], Booking],
    *,
    until: float,
    clock: Clock,
    sleep: Callable[[float], None],
    on_trouble: Callable[[TemporaryTrouble], None],
    is_enough: Callable[[Booking], bool] = lambda booking: booking.is_settled,
) -> Wait:
    """Call `read(attempt)` until its booking `is_enough`, or `clock()` reaches `until`.

    There is always a first reading, and a last one when the time is up. `sleep` gets seconds; a
    TemporaryTrouble goes to `on_trouble`, any other error of `read` passes through.
    """
    booking: Booking | None = None
    for attempt, pause in enumerate(_pauses(), start=1):
        trouble: TemporaryTrouble | None = None
        try:
            booking = read(attempt)
        except TemporaryTrouble as error:
            trouble = error
            on_trouble(error)
            pause = max(pause, error.retry_after_s)
        wait = Wait(booking, attempt, trouble)
        remaining = until - clock()
        if (booking is not None and is_enough(booking)) or remaining <= 0:
            return wait
        sleep(min(pause, remaining))
    raise AssertionError("the pauses never end")


def _pauses() -> Iterator[float]:
    return chain(FIRST_PAUSES_S, repeat(PAUSE_S))
