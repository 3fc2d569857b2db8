"""From a notification to an e-mail: the words, the calendar file, one recipient, the headers."""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from typing import Any

from worker.invitation import method, write_invitation
from worker.jobs import Notification
from worker.letter import Letter, ends_at, starts_at, write_letter
from worker.text import header_text

_LONGEST_LINE = 996


class _Policy(EmailPolicy):
    """Plain headers stay on one line.

    The library moves a subject of some 70 characters to the second line and leaves the first one
    empty, and encodes a long Message-ID; both are longer than is polite and shorter than allowed.
    """

    def fold_binary(self, name: str, value: Any) -> bytes:
        line = f"{name}: {value}"
        if line.isascii() and line.isprintable() and len(line) <= _LONGEST_LINE:
            return f"{line}{self.linesep}".encode("ascii")
        return super().fold_binary(name, value)


# Seven bits everywhere: no server on the way has to be asked whether it takes eight.
_POLICY = _Policy(cte_type="7bit", linesep="\r\n")


class AddressError(ValueError):
    """An address that no mail can be sent to. The message does not repeat it."""


@dataclass(frozen=True, slots=True)
class Email:
    """One message to one person: the envelope, and the bytes that go on the wire."""

    sender: str
    recipient: str
    message_id: str
    body: bytes


def render(notification: Notification, *, sender: str, at: datetime) -> Email:
    """The e-mail for a notification, dated `at`.

    `sender` is a plain address; the name shown beside it is the notification's. Raises
    AddressError when the recipient is not one plain address.
    """
    recipient = plain_address(notification.recipient_email)
    letter = write_letter(notification)
    message = EmailMessage(policy=_POLICY)
    message["From"] = _named(notification.sender_name, sender)
    message["To"] = _named(notification.recipient_name, recipient)
    reply_to = _reply_address(notification)
    if reply_to:
        message["Reply-To"] = reply_to
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = _message_id(notification, sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    unsubscribe_url = notification.content.get("unsubscribe_url")
    if unsubscribe_url:
        message["List-Unsubscribe"] = f"<{unsubscribe_url}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    if notification.content.get("invitation"):
        _add_invitation(message, _invite(notification, letter, sender, recipient, at), notification)
    return Email(
        sender=sender,
        recipient=recipient,
        message_id=str(message["Message-ID"]),
        body=message.as_bytes(),
    )


def _invite(
    notification: Notification, letter: Letter, sender: str, recipient: str, at: datetime
) -> str:
    content = notification.content
    venue = content["venue"]
    places = [*content.get("rooms", []), *content.get("zones", [])]
    return write_invitation(
        invitation=content["invitation"],
        venue_slug=venue["slug"],
        reference=content["reference"],
        version=content["version"],
        starts_at=starts_at(content),
        ends_at=ends_at(content),
        at=at,
        summary=f"{venue['name']}: {content['booking_type_name']}",
        description=letter.text.partition("\n-- \n")[0],
        location=", ".join(filter(None, [venue["name"], venue.get("address"), *places])),
        organizer=(notification.sender_name, sender),
        attendee=(notification.recipient_name, recipient),
        url=content.get("manage_url"),
    )


def _add_invitation(message: EmailMessage, calendar: str, notification: Notification) -> None:
    """Twice, as calendars expect: as a form of the letter that they act on, and as a file."""
    name = method(notification.content["invitation"])
    message.add_alternative(calendar, subtype="calendar", params={"method": name})
    message.add_attachment(
        calendar.encode(), maintype="application", subtype="ics", filename="booking.ics"
    )


def _reply_address(notification: Notification) -> str | None:
    """The venue's own address, where its file gives a usable one."""
    try:
        return plain_address(notification.content["venue"].get("email") or "")
    except AddressError:
        return None


def plain_address(spec: str) -> str:
    """One validated address; a domain in another script in its ASCII form. Raises AddressError."""
    try:
        local, _, domain = spec.rpartition("@")
        ascii_spec = f"{local}@{domain.encode('idna').decode('ascii')}"
        address = Address(addr_spec=ascii_spec)
    except (ValueError, IndexError, MessageError):
        # Their messages quote the address.
        raise AddressError("not one plain e-mail address") from None
    if not spec.isprintable() or address.addr_spec != ascii_spec or not address.username:
        raise AddressError("not one plain e-mail address")
    if not ascii_spec.isascii():
        raise AddressError("an address with letters beyond ASCII before the @ is not supported")
    return ascii_spec


def _named(name: str, spec: str) -> Address:
    return Address(display_name=header_text(name), addr_spec=spec)


def _message_id(notification: Notification, domain: str) -> str:
    """Always the same for the same notification, so that a second copy is recognised as one."""
    key = str(notification.content["message_key"])
    if not re.fullmatch(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*", key):
        key = hashlib.sha256(key.encode()).hexdigest()
    return f"<{key}@{domain}>"
