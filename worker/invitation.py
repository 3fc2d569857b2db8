"""The calendar file of a visit: RFC 5545 and, so that calendars act on it, RFC 5546.

The identity stays the same for the booking's life and the sequence rises with its state version:
a later file moves the visit in the guest's calendar, or takes it out.
"""

from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, vCalAddress, vText

from worker.text import one_line

PRODUCT = "-//Holdfast//Bookings//EN"
_YEAR = timedelta(days=366)
_METHODS = {"request": ("REQUEST", "CONFIRMED"), "cancel": ("CANCEL", "CANCELLED")}


def method(invitation: str) -> str:
    """`REQUEST` or `CANCEL`, for the file and for the header of its part."""
    return _METHODS[invitation][0]


def write_invitation(
    *,
    invitation: str,
    venue_slug: str,
    reference: str,
    version: int,
    starts_at: datetime,
    ends_at: datetime,
    at: datetime,
    summary: str,
    description: str,
    location: str,
    organizer: tuple[str, str],
    attendee: tuple[str, str],
    url: str | None,
) -> str:
    """The file's text. Times carry their zone; `organizer` and `attendee` are (name, address)."""
    name, status = _METHODS[invitation]
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", name)

    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"holdfast:{venue_slug}:{reference}")))
    event.add("sequence", version)
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", _unambiguous(starts_at))
    event.add("dtend", _unambiguous(ends_at))
    event.add("summary", summary)
    event.add("description", description)
    if location:
        event.add("location", location)
    if url:
        event.add("url", url)
    event.add("status", status)
    event.add("transp", "OPAQUE")
    event.add("organizer", _person(*organizer))
    guest = _person(*attendee)
    guest.params["ROLE"] = vText("REQ-PARTICIPANT")
    guest.params["PARTSTAT"] = vText("ACCEPTED")
    guest.params["RSVP"] = vText("FALSE")
    event.add("attendee", guest)
    calendar.add_component(event)
    # The rules of the years around the visit; of all years they would be most of the file.
    calendar.add_missing_timezones(
        first_date=starts_at.date() - _YEAR, last_date=starts_at.date() + _YEAR
    )
    text: str = calendar.to_ical().decode()
    return text


def _unambiguous(moment: datetime) -> datetime:
    """A local time that comes twice means the first one in a calendar file; the second is UTC."""
    return moment.astimezone(UTC) if moment.fold else moment


def _person(name: str, address: str) -> vCalAddress:
    person = vCalAddress(f"mailto:{address}")
    person.params["CN"] = vText(one_line(name).replace('"', "'"))
    return person
