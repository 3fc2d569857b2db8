"""One level of concurrency: an empty day, then slot after slot."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from cli.slotfill.demand import Slot
from cli.slotfill.drive import Driver
from cli.slotfill.outcome import Outcome

BREATH_S = 1.0


class Throttle:
    """How many bookings may be under way; fewer when the server has no connection left."""

    def __init__(self, concurrency: int) -> None:
        self.allowed = concurrency
        self._running = 0
        self._free = threading.Condition()

    def __enter__(self) -> None:
        with self._free:
            self._free.wait_for(lambda: self._running < self.allowed)
            self._running += 1

    def __exit__(self, *_: object) -> None:
        with self._free:
            self._running -= 1
            self._free.notify_all()

    def lower(self) -> None:
        """Half as many from now on, at least one."""
        with self._free:
            self.allowed = max(1, self.allowed // 2)


@dataclass(frozen=True, slots=True)
class Level:
    """`lowered_to`: how many at a time there were in the end, once the server had run out of
    connections; None when it had not."""

    concurrency: int
    outcomes: tuple[Outcome, ...]
    seconds: float
    lowered_to: int | None


def fill(
    driver: Driver,
    slots: Sequence[Slot],
    concurrency: int,
    done: Sequence[Outcome],
    keep: Callable[[Outcome], None],
) -> Level:
    """Ask for everything that is not `done` yet, slot by slot; `keep` gets each outcome at once.

    A KeyboardInterrupt lets what is under way end, then passes on.
    """
    throttle = Throttle(concurrency)
    outcomes = list(done)
    began = time.monotonic()

    def book(number: int, slot: Slot) -> Outcome:
        with throttle:
            outcome = driver.book(
                slot.wishes[number],
                concurrency=concurrency,
                slot=f"{slot.time:%H:%M}",
                number=number,
            )
        if outcome.is_starved:
            throttle.lower()
            time.sleep(BREATH_S)
        return outcome

    with ThreadPoolExecutor(max_workers=concurrency) as pool:
        try:
            for slot in _remaining(slots, done):
                for outcome in pool.map(lambda n, s=slot: book(n, s), range(len(slot.wishes))):
                    outcomes.append(outcome)
                    keep(outcome)
        except KeyboardInterrupt:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    lowered = throttle.allowed if throttle.allowed < concurrency else None
    return Level(concurrency, tuple(outcomes), time.monotonic() - began, lowered)


def _remaining(slots: Sequence[Slot], done: Sequence[Outcome]) -> Iterator[Slot]:
    """The slots after the last one of which everybody has an outcome."""
    counts = {slot: sum(o.slot == slot for o in done) for slot in {o.slot for o in done}}
    for slot in slots:
        if counts.get(f"{slot.time:%H:%M}", 0) < len(slot.wishes):
            yield slot
