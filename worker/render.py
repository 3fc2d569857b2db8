"""From a notification to an e-mail: subject, text, HTML, and one recipient."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from jinja2.ext import InternationalizationExtension

from worker.jobs import Notification
from worker.language import Language, language
from worker.text import one_line

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
    subject, text, html = _write(notification)

    message = EmailMessage(policy=_POLICY)
    message["From"] = _named(notification.sender_name, sender)
    message["To"] = _named(notification.recipient_name, recipient)
    message["Subject"] = subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = _message_id(notification, sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    message.add_alternative(html, subtype="html")
    return Email(
        sender=sender,
        recipient=recipient,
        message_id=str(message["Message-ID"]),
        body=message.as_bytes(),
    )


def _write(notification: Notification) -> tuple[str, str, str]:
    tongue = language(notification.locale)
    environment = _environment(tongue)
    context = _context(notification, tongue)
    text = environment.get_template(f"{notification.kind}.txt")
    subject = "".join(text.blocks["subject"](text.new_context(context)))
    html = environment.get_template(f"{notification.kind}.html")
    return _header_text(subject), text.render(context), html.render(context, subject=subject)


def _context(notification: Notification, tongue: Language) -> dict[str, Any]:
    content = notification.content
    starts_at = _local(content, "starts_at")
    party = content["party_size"]
    ngettext = tongue.translations.ngettext
    return {
        **content,
        "venue": {"address": None, "phone": None, **content["venue"]},
        "lang": tongue.tag,
        "guest": one_line(notification.recipient_name),
        "date": tongue.date(starts_at),
        "time": f"{tongue.time(starts_at)} {tongue.zone(starts_at)}",
        "until": tongue.time(_local(content, "ends_at")),
        "guests": ngettext("%(num)d guest", "%(num)d guests", party) % {"num": party},
        "area": tongue.enumerate(content["zones"]),
    }


def _local(content: Mapping[str, Any], key: str) -> datetime:
    return datetime.fromisoformat(content[key]).astimezone(ZoneInfo(content["timezone"]))


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
    return Address(display_name=_header_text(name), addr_spec=spec)


def _header_text(text: str) -> str:
    """Names come from people: nothing in them may end a header, or be decoded into what does."""
    return one_line(text).replace("=?", "= ?")


def _message_id(notification: Notification, domain: str) -> str:
    """Always the same for the same notification, so that a second copy is recognised as one."""
    key = str(notification.content["message_key"])
    if not re.fullmatch(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*", key):
        key = hashlib.sha256(key.encode()).hexdigest()
    return f"<{key}@{domain}>"


@cache
def _environment(tongue: Language) -> Environment:
    environment = Environment(
        loader=PackageLoader("worker"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[InternationalizationExtension],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_translations(tongue.translations, newstyle=True)  # type: ignore[attr-defined]
    return environment
