"""How fast e-mails may go: nothing to a server that is dead, little to one that has come back.

A worker that cannot reach the mail server leaves the queue alone, so that the e-mails keep their
order and their tries, and knocks again after growing pauses. Then it sends one, two, four at once
until it is at full speed, which has a limit of its own.
"""

from collections.abc import Callable
from time import monotonic

FIRST_PAUSE = 1.0


class Breaker:
    """Open after a failure, for a pause that doubles up to `longest_pause` seconds."""

    def __init__(self, longest_pause: float, clock: Callable[[], float] = monotonic) -> None:
        self._longest_pause = longest_pause
        self._clock = clock
        self._pause = 0.0
        self._opens_at = 0.0
        self._allowance: int | None = None

    @property
    def is_closed(self) -> bool:
        """Whether the last e-mail found the server well."""
        return not self._pause

    @property
    def is_ramping(self) -> bool:
        """Whether the server was away and is not at full speed yet."""
        return self._allowance is not None

    def allow(self, limit: int) -> int:
        """How many e-mails may be tried now, `limit` at most."""
        if self._pause and self._clock() < self._opens_at:
            return 0
        return limit if self._allowance is None else min(self._allowance, limit)

    def fail(self) -> float:
        """The server is not there: the seconds in which nothing is tried."""
        self._pause = min(max(self._pause * 2, FIRST_PAUSE), self._longest_pause)
        self._opens_at = self._clock() + self._pause
        self._allowance = 1
        return self._pause

    def succeed(self, limit: int) -> None:
        """The server answers: twice as many next time, until `limit` is reached."""
        self._pause = 0.0
        if self._allowance is not None:
            doubled = self._allowance * 2
            self._allowance = doubled if doubled < limit else None


class Throttle:
    """Lets `rate` e-mails a second pass, those of one second at once."""

    def __init__(self, rate: float, clock: Callable[[], float] = monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._saved = self._most = max(rate, 1.0)
        self._counted_at = clock()

    def allow(self, limit: int) -> int:
        """How many may pass now, `limit` at most."""
        now = self._clock()
        self._saved = min(self._saved + (now - self._counted_at) * self._rate, self._most)
        self._counted_at = now
        return min(int(self._saved), limit)

    def spend(self) -> None:
        """One has passed."""
        self._saved -= 1
