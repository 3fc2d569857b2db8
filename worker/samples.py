"""One example of every kind of e-mail, at a pub and at a practice: for previews and tests."""

from dataclasses import dataclass
from typing import Any

from worker.jobs import Notification
from worker.language import catalogues

LANGUAGES = tuple(sorted(catalogues(), key=lambda name: (name != "en", name)))
"""Those that have a catalogue, English first."""
SENDER = "bookings@holdfast.example"
WRITTEN_AT = "2026-05-01T09:30:00+00:00"
"""The moment at which the examples are written."""

_SITE = "https://book.holdfast.example"
_TOKEN = "T7vQm2Xk9RbLw4ZsYc8HdA"

_PUB: dict[str, Any] = {
    "venue": {
        "slug": "white-horse-waterbeach",
        "name": "White Horse Pub",
        "kind": "restaurant",
        "colour": "#1d4d3b",
        "address": "12 Green Side, Waterbeach, Cambridge, CB25 9HP",
        "phone": "+44 1632 960 123",
        "email": "hello@white-horse.example",
    },
    "timezone": "Europe/London",
    "reference": "K7QF2M9XRD",
    "state": "confirmed",
    "reason": None,
    "starts_at": "2026-05-08T18:00:00+00:00",
    "ends_at": "2026-05-08T19:45:00+00:00",
    "hold_expires_at": None,
    "party_size": 4,
    "booking_type": "dinner",
    "booking_type_name": "Dinner",
    "seating_preference": "any",
    "notes": "A quiet corner, please: one of us is hard of hearing.",
    "tables": ["D5"],
    "zones": ["Dining Room"],
    "therapists": [],
    "rooms": [],
    "previous": None,
}
_PRACTICE: dict[str, Any] = {
    **_PUB,
    "venue": {
        "slug": "touchbase-massage",
        "name": "TouchBase Massage",
        "kind": "practice",
        "colour": "#7a4a2b",
        "address": "208 Main Street, Ann Arbor, MI 48104",
        "phone": "+1 734 555 0142",
        "web": "https://touchbase.example",
    },
    "timezone": "America/Detroit",
    "reference": "P4NW8TCJ2H",
    "starts_at": "2026-05-05T14:00:00+00:00",
    "ends_at": "2026-05-05T15:00:00+00:00",
    "party_size": 1,
    "booking_type": "swedish-60",
    "booking_type_name": "60-minute Swedish",
    "notes": None,
    "tables": [],
    "zones": [],
    "therapists": ["Ana"],
    "rooms": ["Cedar"],
}
_HOUSE = {key: _PUB[key] for key in ("venue", "timezone")}
_HELD = {"state": "held", "hold_expires_at": "2026-05-01T09:40:00+00:00"}
_FORMER = {"starts_at": "2026-05-07T17:30:00+00:00", "is_kept": True}
_WAITS = {"state": "assignment_pending", "tables": [], "zones": []}


@dataclass(frozen=True, slots=True)
class Sample:
    """An example: its name in file names, its kind, and what is special about its content."""

    name: str
    kind: str
    base: dict[str, Any]
    special: dict[str, Any]
    invitation: str | None = None
    version: int = 5
    is_suppressible: bool = False
    is_for_venue: bool = False

    def notification(self, locale: str) -> Notification:
        """The example as the database would hand it out."""
        venue = self.base["venue"]
        manage_url = None if self.is_for_venue else f"{_SITE}/manage/{_TOKEN}"
        content = {
            **self.base,
            "message_key": f"{self.kind}.42.{self.base.get('reference', 'house').lower()}",
            "recipient": "venue" if self.is_for_venue else "guest",
            "version": self.version,
            "invitation": self.invitation,
            "manage_url": manage_url,
            "unsubscribe_url": f"{_SITE}/unsubscribe/{_TOKEN}" if self.is_suppressible else None,
            **self.special,
        }
        return Notification(
            message_id=1,
            read_count=1,
            notification_id=42,
            kind=self.kind,
            template=self.kind,
            locale=locale,
            recipient_name=venue["name"] if self.is_for_venue else "Zoë O'Neill",
            recipient_email="desk@venue.example" if self.is_for_venue else "zoe@guest.example",
            sender_name=venue["name"],
            content=content,
        )


def _pub(kind: str, special: dict[str, Any] | None = None, **more: Any) -> Sample:
    return Sample(kind, kind, _PUB, special or {}, **more)


def _practice(kind: str, special: dict[str, Any] | None = None, **more: Any) -> Sample:
    return Sample(f"{kind}-practice", kind, _PRACTICE, special or {}, **more)


SAMPLES = (
    _pub("booking_received", _WAITS, version=3),
    _pub("confirmed", invitation="request"),
    _pub("modification_requested", {**_WAITS, "previous": _FORMER}, version=6),
    _pub("modification_confirmed", invitation="request", version=8),
    _pub("modification_failed", {"state": "manual_review", "previous": _FORMER}, version=8),
    _pub("moved", {"zones": ["Snug"]}, is_suppressible=True),
    _pub("manual_review", {**_WAITS, "state": "manual_review"}),
    _pub("declined", {**_WAITS, "state": "failed", "reason": "no_capacity"}, version=6),
    _pub("cancelled", {"state": "cancelled"}, invitation="cancel", version=9),
    _pub("reminder", is_suppressible=True),
    _pub("no_show", {"state": "no_show"}, is_suppressible=True, version=6),
    _pub("review_needed", {**_WAITS, "reason": "repeated_errors"}, is_for_venue=True),
    Sample("breaker_open", "breaker_open", _HOUSE, {}, is_for_venue=True),
    _practice("confirmed", invitation="request"),
    _practice("modification_confirmed", invitation="request", version=8),
    _practice("hold_expiring", _HELD, is_suppressible=True, version=1),
    _practice("reminder", is_suppressible=True),
    _practice("cancelled", {"state": "cancelled"}, invitation="cancel", version=9),
)
