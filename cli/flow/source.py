"""Where a booking is read from and who is asked to try it at once: the database, or the shim."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from cli.flow.booking import Booking


@dataclass(frozen=True, slots=True)
class Reading:
    """A booking as it was read, with the facts of the reading for its log line."""

    booking: Booking
    facts: Mapping[str, object]


class BookingSource(Protocol):
    """Both methods raise FlowError, and TemporaryTrouble where trying again may help."""

    def read(self, reference: str, *, timeout_s: float) -> Reading:
        """The booking of this reference, within about `timeout_s` seconds."""
        ...

    def assign_now(self, booking: Booking, *, timeout_s: float) -> Mapping[str, object]:
        """Have this booking tried at once; returns the facts of what came of it."""
        ...
