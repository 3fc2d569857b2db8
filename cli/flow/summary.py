"""What a flow that succeeded has to show."""

from dataclasses import dataclass

from cli.flow.booking import Booking


@dataclass(frozen=True, slots=True)
class FlowSummary:
    """A confirmed booking with its tables, and what it took. Durations in milliseconds."""

    correlation_id: str
    booking: Booking
    submit_duration_ms: float
    inline_duration_ms: float
    """From the answer to the request until confirmed, or until that wait ran out."""
    inline_attempts: int
    is_background_invoked: bool

    @property
    def seat_waste(self) -> int:
        """Seats of the booking's tables that stay empty."""
        return self.booking.seat_waste

    def to_json(self) -> dict[str, object]:
        """A dictionary ready for `json.dumps`, the facts of the line `final_summary`."""
        return {
            "correlationId": self.correlation_id,
            "bookingId": self.booking.id,
            "booking": self.booking.to_json(),
            "tables": [table.to_json() for table in self.booking.tables],
            "submitDurationMs": self.submit_duration_ms,
            "inlineDurationMs": self.inline_duration_ms,
            "inlineAttempts": self.inline_attempts,
            "backgroundInvoked": self.is_background_invoked,
            "seatWaste": self.seat_waste,
        }
