"""The log of one run: events with one set of keys, handed to whoever shows them."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from cli.flow.failure import FlowError

Level = Literal["info", "warning", "error"]
Phase = Literal["submit", "inline_poll", "background_job", "final_summary", "error"]
Clock = Callable[[], float]
"""Seconds that only ever grow, such as time.monotonic."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log. `duration_ms` is the step's own; of the whole run in the last line."""

    timestamp: datetime
    level: Level
    phase: Phase
    correlation_id: str
    booking_id: int | None
    duration_ms: float
    message: str
    facts: Mapping[str, Any]

    def to_json(self) -> dict[str, object]:
        """The line's keys in their order, then the facts of this one event."""
        stamp = self.timestamp.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return {
            "timestamp": stamp,
            "level": self.level,
            "phase": self.phase,
            "correlationId": self.correlation_id,
            "bookingId": self.booking_id,
            "durationMs": self.duration_ms,
            "message": self.message,
            **self.facts,
        }


Emit = Callable[[Event], None]


@dataclass(slots=True)
class Journal:
    """Writes the events of one run; knows its correlation id and, once there is one, its booking.

    Time is `clock`'s, in seconds.
    """

    emit: Emit
    correlation_id: str
    clock: Clock = time.monotonic
    booking_id: int | None = None
    started: float = field(init=False)

    def __post_init__(self) -> None:
        self.started = self.clock()

    def since(self, moment: float) -> float:
        """Milliseconds from `moment`, a value of the clock, to now."""
        return round((self.clock() - moment) * 1000, 1)

    def write(
        self,
        phase: Phase,
        message: str,
        *,
        duration_ms: float,
        level: Level = "info",
        facts: Mapping[str, object] | None = None,
    ) -> None:
        """Hand one event on."""
        now = datetime.now(UTC)
        self.emit(
            Event(
                timestamp=now,
                level=level,
                phase=phase,
                correlation_id=self.correlation_id,
                booking_id=self.booking_id,
                duration_ms=duration_ms,
                message=message,
                facts=facts or {},
            )
        )

    def write_failure(
        self, phase: Phase, failure: FlowError, *, duration_ms: float, level: Level = "error"
    ) -> None:
        """Hand on what went wrong, with its hint."""
        self.write(
            phase,
            failure.message,
            duration_ms=duration_ms,
            level=level,
            facts={"hint": failure.hint, **failure.facts},
        )

    def end_with(self, failure: FlowError) -> None:
        """The last line of a run that failed."""
        self.write_failure("error", failure, duration_ms=self.since(self.started))
