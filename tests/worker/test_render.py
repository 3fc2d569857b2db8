"""E-mails are read back with the standard library's parser, as a mail client would."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any

import pytest

from worker.jobs import Notification
from worker.render import AddressError, Email, render

KINDS = ("confirmed", "cancelled", "declined")
VOID = {"meta", "br"}


def notification(kind: str = "confirmed", **changes: Any) -> Notification:
    content: dict[str, Any] = {
        "reference": "K7QF2M9X",
        "venue": {
            "slug": "white-horse",
            "name": "White Horse Pub (Waterbeach)",
            "address": "12 Green Side, Waterbeach, Cambridge, CB25 9HP",
            "phone": "+44 1223 375578",
        },
        "timezone": "Europe/London",
        "starts_at": "2026-11-21T19:00:00+00:00",
        "ends_at": "2026-11-21T20:15:00+00:00",
        "party_size": 4,
        "booking_type": "dinner",
        "booking_type_name": "Dinner",
        "seating_preference": "any",
        "zones": ["Dining Room"],
        "tables": ["D5"],
        "notes": "A quiet corner, please.",
        "reason": None,
        "state": kind,
        "message_key": "K7QF2M9X.42",
        "version": 5,
        "invitation": None,
    }
    fields = {name: changes.pop(name) for name in list(changes) if name not in content}
    plain = Notification(
        message_id=1,
        read_count=1,
        notification_id=42,
        kind=kind,
        template=kind,
        locale="en",
        recipient_name="Zoë O'Neill",
        recipient_email="zoe@example.com",
        sender_name="White Horse Pub (Waterbeach)",
        content={**content, **changes},
    )
    return replace(plain, **fields)


def write(what: Notification) -> Email:
    return render(what, sender="bookings@pub.example", at=datetime(2026, 11, 1, 12, tzinfo=UTC))


def read(email: Email) -> EmailMessage:
    return message_from_bytes(email.body, policy=policy.default)


def part(email: Email, kind: str) -> str:
    body = read(email).get_body((kind,))
    assert body is not None
    text: str = body.get_content()
    return text


class Outline(HTMLParser):
    """Fails on a tag that is not closed in order; keeps the text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.attributes: dict[str, dict[str, str | None]] = {}
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.attributes[tag] = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def outline(html: str) -> Outline:
    parser = Outline()
    parser.feed(html)
    parser.close()
    assert not parser.open
    return parser


def test_confirmation_says_what_the_guest_must_know() -> None:
    email = write(notification())
    subject = read(email)["Subject"]
    assert subject == "Your booking at White Horse Pub (Waterbeach), Saturday 21 November 2026"
    for text in (part(email, "plain"), outline(part(email, "html")).text):
        for fact in (
            "Zoë O'Neill",
            "Saturday 21 November 2026, 19:00 GMT",
            "20:15",
            "4 guests",
            "Dinner",
            "Dining Room",
            "A quiet corner, please.",
            "K7QF2M9X",
            "White Horse Pub (Waterbeach)",
            "12 Green Side",
            "+44 1223 375578",
        ):
            assert fact in text


@pytest.mark.parametrize("kind", KINDS)
def test_message_is_multipart_in_seven_bits(kind: str) -> None:
    email = write(notification(kind))
    message = read(email)
    assert message.get_content_type() == "multipart/alternative"
    parts = list(message.iter_parts())
    assert [each.get_content_type() for each in parts] == ["text/plain", "text/html"]
    assert {each.get_content_charset() for each in parts} == {"utf-8"}
    assert email.body.isascii()
    assert b"\n" not in email.body.replace(b"\r\n", b"")
    assert max(map(len, email.body.split(b"\r\n"))) <= 998
    assert not any(each.defects for each in (message, *parts))


@pytest.mark.parametrize("kind", KINDS)
def test_html_is_well_formed_and_accessible(kind: str) -> None:
    html = outline(part(write(notification(kind)), "html"))
    assert html.attributes["html"]["lang"] == "en-GB"
    assert html.seen.count("h1") == html.seen.count("title") == 1
    assert "table" not in html.seen and "img" not in html.seen and "script" not in html.seen


@pytest.mark.parametrize("kind", ["cancelled", "declined"])
def test_bad_news_do_not_promise_a_table(kind: str) -> None:
    email = write(notification(kind, zones=[], tables=[], reason="no_capacity"))
    for text in (part(email, "plain"), outline(part(email, "html")).text, read(email)["Subject"]):
        assert "confirmed" not in text and "look forward" not in text
        assert "cancelled" in text.lower() or "nothing is booked" in text.lower()


@pytest.mark.parametrize(
    ("zone", "starts_at", "expected"),
    [
        ("Europe/London", "2026-06-20T18:00:00+00:00", "Saturday 20 June 2026, 19:00 BST"),
        ("America/New_York", "2026-11-21T00:30:00+00:00", "Friday 20 November 2026, 19:30 EST"),
        ("Asia/Dubai", "2026-11-21T15:00:00+00:00", "Saturday 21 November 2026, 19:00 GMT+04:00"),
        # The hour that the autumn has twice: the abbreviation alone tells them apart.
        ("Europe/London", "2026-10-25T00:30:00+00:00", "Sunday 25 October 2026, 01:30 BST"),
        ("Europe/London", "2026-10-25T01:30:00+00:00", "Sunday 25 October 2026, 01:30 GMT"),
    ],
)
def test_time_is_the_venues(zone: str, starts_at: str, expected: str) -> None:
    assert expected in part(write(notification(timezone=zone, starts_at=starts_at)), "plain")


def test_one_guest_is_not_guests() -> None:
    text = part(write(notification(party_size=1)), "plain")
    assert "1 guest (" in text


def test_several_zones_are_listed() -> None:
    text = part(write(notification(zones=["Dining Room", "Garden"])), "plain")
    assert "Dining Room and Garden" in text


def test_missing_facts_leave_no_empty_line_behind() -> None:
    venue = {"slug": "white-horse", "name": "White Horse"}
    email = write(notification(notes=None, zones=[], venue=venue))
    for text in (part(email, "plain"), outline(part(email, "html")).text):
        assert "None" not in text and "note" not in text and "sit" not in text


def test_unknown_language_falls_back_to_english() -> None:
    assert "19:00 GMT" in part(write(notification(locale="tlh-Latn-QO")), "plain")


def test_guests_words_are_not_markup() -> None:
    email = write(notification(notes="<b>hi</b> & {{ reference }}", recipient_name="<i>Zoë</i>"))
    html = outline(part(email, "html"))
    assert "b" not in html.seen and "i" not in html.seen
    assert "<b>hi</b> & {{ reference }}" in html.text
    assert "<b>hi</b> & {{ reference }}" in part(email, "plain")


@pytest.mark.parametrize(
    "name",
    [
        "Zoë\r\nBcc: evil@example.com",
        "Zoë\nSubject: hello\n\n<script>",
        "x\x00\x0b\x0c\x1e\x85\u2028y",
        '"x" <zoe@example.com>, evil@example.com',
        "Müller, Zoë <evil@example.com>",
        "=?utf-8?q?x=0d=0aBcc:_evil=40example.com?=",
        "名前" * 80,
        "",
    ],
)
def test_a_name_is_never_a_header_or_a_recipient(name: str) -> None:
    email = write(
        notification(
            recipient_name=name,
            sender_name=name,
            venue={"slug": "white-horse", "name": name, "address": name, "phone": None},
        )
    )
    assert (email.sender, email.recipient) == ("bookings@pub.example", "zoe@example.com")
    message = read(email)
    assert set(message.keys()) == {
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version",
        "Content-Type",
    }  # fmt: skip
    assert [address.addr_spec for address in message["To"].addresses] == ["zoe@example.com"]
    assert [address.addr_spec for address in message["From"].addresses] == ["bookings@pub.example"]
    assert len(list(message.iter_parts())) == 2


@pytest.mark.parametrize("name", ["می\u200cشود", "\U0001f469\u200d\U0001f373 Zoë"])
def test_a_name_keeps_what_joins_its_letters(name: str) -> None:
    email = write(notification(recipient_name=name, invitation="request"))
    assert read(email)["To"].addresses[0].display_name == name
    assert name in part(email, "plain") and name in part(email, "html")
    [calendar] = [p for p in read(email).walk() if p.get_content_type() == "text/calendar"]
    assert name in calendar.get_content().replace("\r\n ", "").replace("\n ", "")


def test_a_long_name_breaks_rather_than_widen_the_letter() -> None:
    html = part(write(notification(recipient_name="W" * 100)), "html")
    [card] = re.findall('<div class="card"[^>]*>', html)
    assert "overflow-wrap: anywhere" in card


@pytest.mark.parametrize(
    "address",
    [
        "",
        "zoe",
        "@example.com",
        "zoe@",
        "zoe@example.com, evil@example.com",
        "zoe@example.com>",
        '"x" <zoe@example.com>, evil@example.com',
        "Zoë <zoe@example.com>",
        "zoe@example.com\r\nRCPT TO:<evil@example.com>",
        "zoe@example.com\n",
        "zoe @example.com",
        "zoë@example.com",
        "zoe@exa mple.com",
        "zoe@" + "x" * 64 + ".com",
        "zoe@example..com",
    ],
)
def test_what_is_not_one_plain_address_is_refused(address: str) -> None:
    with pytest.raises(AddressError) as caught:
        write(notification(recipient_email=address))
    assert not address or address not in str(caught.value)


def test_a_domain_in_another_script_travels_in_ascii() -> None:
    email = write(notification(recipient_email="zoe@bücher.example"))
    assert email.recipient == "zoe@xn--bcher-kva.example"


def test_message_id_is_stable_and_on_one_line() -> None:
    first, again = write(notification()), write(notification())
    assert first.message_id == again.message_id == "<K7QF2M9X.42@pub.example>"
    assert read(first)["Message-ID"] == first.message_id
    assert write(notification(message_key="K7QF2M9X.43")).message_id != first.message_id


@pytest.mark.parametrize("key", ["a b", "a>\r\nBcc: evil@example.com", "x" * 100, "..", "ü"])
def test_any_key_makes_a_valid_message_id(key: str) -> None:
    email = write(notification(message_key=key))
    assert f"Message-ID: {email.message_id}\r\n".encode() in email.body
    assert email.message_id.endswith("@pub.example>") and " " not in email.message_id
