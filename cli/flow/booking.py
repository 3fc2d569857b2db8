"""A booking as the flow sees it: what happened to it and which tables it got, nothing personal."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

# `confirmed` is the aim; with these two the engine is still at work. Every other status is final.
_OPEN_STATUSES = frozenset({"pending", "held"})


class MalformedBookingError(ValueError):
    """What was read is not a booking; the message names the key at fault."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a booking; `capacity` in seats."""

    id: int
    zone: str
    label: str
    capacity: int

    @classmethod
    def from_json(cls, body: object) -> Self:
        """Read one element of `tables`; raises MalformedBookingError."""
        table = _mapping(body, "tables")
        return cls(
            id=_number(table, "id"),
            zone=_text(table, "zone"),
            label=_text(table, "label"),
            capacity=_number(table, "capacity"),
        )

    def to_json(self) -> dict[str, object]:
        """As the log shows it."""
        return {"id": self.id, "zone": self.zone, "label": self.label, "capacity": self.capacity}


@dataclass(frozen=True, slots=True)
class Booking:
    """One reading of a booking. Dates and times are the venue's, as text."""

    id: int
    reference: str
    status: str
    state: str
    reason: str | None
    venue_slug: str
    venue_name: str
    timezone: str
    date: str
    start_time: str
    end_time: str
    party_size: int
    booking_type: str
    seating: str
    tables: tuple[Table, ...]

    @classmethod
    def from_json(cls, body: object) -> Self:
        """Read the JSON of the HTTP API; raises MalformedBookingError."""
        booking = _mapping(body, "the answer")
        venue = _mapping(booking.get("venue"), "venue")
        return cls(
            id=_number(booking, "id"),
            reference=_text(booking, "reference"),
            status=_text(booking, "status"),
            state=_text(booking, "state"),
            reason=_text(booking, "reason") if booking.get("reason") is not None else None,
            venue_slug=_text(venue, "slug"),
            venue_name=_text(venue, "name"),
            timezone=_text(venue, "timezone"),
            date=_text(booking, "bookingDate"),
            start_time=_text(booking, "startTime"),
            end_time=_text(booking, "endTime"),
            party_size=_number(booking, "partySize"),
            booking_type=_text(booking, "bookingType"),
            seating=_text(booking, "seatingPreference"),
            tables=_tables(booking),
        )

    @property
    def is_seated_well(self) -> bool:
        """Confirmed, with at least one table."""
        return self.status == "confirmed" and bool(self.tables)

    @property
    def is_settled(self) -> bool:
        """Nothing more is to be waited for, be it good or bad.

        Confirmed without a table is neither: a replica may show the table a moment later.
        """
        return self.is_seated_well or self.status not in {"confirmed", *_OPEN_STATUSES}

    @property
    def seat_waste(self) -> int:
        """Seats of its tables that stay empty."""
        return sum(table.capacity for table in self.tables) - self.party_size

    def to_json(self) -> dict[str, object]:
        """As the summary shows it, in the words of the HTTP API; the tables stand beside it."""
        return {
            "id": self.id,
            "reference": self.reference,
            "status": self.status,
            "state": self.state,
            "reason": self.reason,
            "venue": {
                "slug": self.venue_slug,
                "name": self.venue_name,
                "timezone": self.timezone,
            },
            "bookingDate": self.date,
            "startTime": self.start_time,
            "endTime": self.end_time,
            "partySize": self.party_size,
            "bookingType": self.booking_type,
            "seatingPreference": self.seating,
        }


def _tables(booking: Mapping[str, Any]) -> tuple[Table, ...]:
    tables = booking.get("tables")
    if not isinstance(tables, list):
        raise MalformedBookingError("tables is not a list")
    return tuple(Table.from_json(table) for table in tables)


def _mapping(value: object, name: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise MalformedBookingError(f"{name} is not an object")
    return value


def _text(body: Mapping[str, Any], key: str) -> str:
    value = body.get(key)
    if not isinstance(value, str):
        raise MalformedBookingError(f"{key} is not a text")
    return value


def _number(body: Mapping[str, Any], key: str) -> int:
    value = body.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise MalformedBookingError(f"{key} is not a whole number")
    return value
