"""What the mailer makes of everything that a mail server can do."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from time import monotonic
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult

from runtime.settings import Settings
from tests.faults.conftest import PostOffice, open_office
from worker.mailer import Delivery, Mailer
from worker.render import Email

EMAIL = Email(
    sender="bookings@pub.example",
    recipient="zoe.guest@example.com",
    message_id="<key.1@pub.example>",
    body=b"From: bookings@pub.example\r\nMessage-ID: <key.1@pub.example>\r\n\r\nHello\r\n",
)


@contextmanager
def mailer(port: int, **changes: Any) -> Iterator[Mailer]:
    """Short of patience, so that no test waits."""
    settings = replace(
        Settings.from_environment({}), smtp_host="127.0.0.1", smtp_port=port, smtp_timeout=5.0
    )
    with Mailer(replace(settings, **changes)) as one:
        yield one


def send(port: int, **changes: Any) -> Delivery:
    with mailer(port, **changes) as one:
        return one.send(EMAIL)


def test_an_accepted_mail_is_sent_under_the_servers_name_for_it(post_office: PostOffice) -> None:
    assert send(post_office.port) == Delivery("sent", provider_id="4XyZ123")
    [mail] = post_office.mails
    assert (mail.sender, mail.recipients) == (EMAIL.sender, (EMAIL.recipient,))
    assert mail.content == EMAIL.body


@pytest.mark.parametrize(
    ("reply", "provider_id"),
    [
        ("250 2.0.0 Ok: queued as 4bQ1cX5Zz9z1f", "4bQ1cX5Zz9z1f"),
        ("250 OK id=1rABcd-000000001x-2yZ3", "1rABcd-000000001x-2yZ3"),
        ("250 OK", EMAIL.message_id),
    ],
)
def test_provider_id_is_the_queue_id_or_our_own(
    post_office: PostOffice, reply: str, provider_id: str
) -> None:
    post_office.replies["DATA"] = reply
    assert send(post_office.port).provider_id == provider_id


def test_lines_that_begin_with_a_dot_arrive_whole(post_office: PostOffice) -> None:
    body = b"Subject: dots\r\n\r\n.\r\n..\r\n.hidden\r\nend\r\n"
    with mailer(post_office.port) as one:
        assert one.send(replace(EMAIL, body=body)).outcome == "sent"
    assert post_office.mails[0].content == body


def test_a_batch_shares_one_connection(post_office: PostOffice) -> None:
    with mailer(post_office.port) as one:
        assert [one.send(EMAIL).outcome for _ in range(3)] == ["sent"] * 3
    assert (len(post_office.mails), post_office.session_count) == (3, 1)


@pytest.mark.parametrize(
    ("command", "reply", "outcome", "reason"),
    [
        ("MAIL", "451 4.7.1 later", "retry", "sender_refused_451"),
        ("MAIL", "550 5.7.1 who are you", "retry", "sender_refused_550"),
        ("MAIL", "421 4.3.2 shutting down", "retry", "sender_refused_421"),
        ("RCPT", "450 4.2.1 greylisted", "retry", "recipient_refused_450"),
        ("RCPT", "530 5.7.0 authenticate first", "retry", "recipient_refused_530"),
        ("RCPT", "550 5.1.1 no such user", "bounced", "recipient_refused_550"),
        ("RCPT", "553 no such user here", "bounced", "recipient_refused_553"),
        ("RCPT", "550 5.7.1 we do not like you", "failed", "recipient_refused_550"),
        ("RCPT", "552 5.2.2 mailbox full", "failed", "recipient_refused_552"),
        ("DATA", "452 4.3.1 disk full", "retry", "content_refused_452"),
        ("DATA", "554 5.7.1 spam", "failed", "content_refused_554"),
    ],
)
def test_a_refusal_is_temporary_or_final(
    post_office: PostOffice, command: str, reply: str, outcome: str, reason: str
) -> None:
    post_office.replies[command] = reply
    delivery = send(post_office.port)
    assert (delivery.outcome, delivery.reason) == (outcome, reason)
    assert reply in str(delivery.error)


def test_a_refused_mail_does_not_spoil_the_next(post_office: PostOffice) -> None:
    with mailer(post_office.port) as one:
        post_office.replies["RCPT"] = "550 5.1.1 no such user"
        assert one.send(EMAIL).outcome == "bounced"
        post_office.replies.clear()
        assert one.send(EMAIL).outcome == "sent"
    assert post_office.session_count == 1
    assert post_office.mails[0].recipients == (EMAIL.recipient,)


@pytest.mark.parametrize(
    "reply",
    [
        "550 5.1.1 <Zoe.Guest@Example.com>: unknown",
        "550 5.1.1 mailbox zoe.guest is full",
        "550 zoe.guest@example.com " + "x" * 400,
    ],
)
def test_an_error_never_repeats_the_address(post_office: PostOffice, reply: str) -> None:
    post_office.replies["RCPT"] = reply
    error = str(send(post_office.port).error)
    assert "zoe" not in error.lower() and "<recipient>" in error
    assert len(error) < 400


def test_a_hang_up_after_the_final_dot_is_unknown_and_sent_again(post_office: PostOffice) -> None:
    with mailer(post_office.port) as one:
        post_office.is_dropping = True
        delivery = one.send(EMAIL)
        assert (delivery.outcome, delivery.reason) == ("retry", "interrupted")
        post_office.is_dropping = False
        assert one.send(EMAIL).outcome == "sent"
    # It had arrived the first time: the same Message-ID tells.
    first, second = post_office.mails
    assert first.content == second.content and EMAIL.message_id.encode() in first.content


def test_a_silent_server_costs_no_more_than_the_timeout(post_office: PostOffice) -> None:
    post_office.gate.clear()
    began = monotonic()
    delivery = send(post_office.port, smtp_timeout=0.3)
    assert (delivery.outcome, delivery.reason) == ("retry", "interrupted")
    assert monotonic() - began < 3


def test_a_dead_port_is_no_servers_verdict(dead_port: int) -> None:
    delivery = send(dead_port)
    assert (delivery.outcome, delivery.reason) == ("unreachable", "unreachable")
    assert "refused" in str(delivery.error) and not delivery.is_server_well


def test_an_unknown_host_is_temporary() -> None:
    assert send(25, smtp_host="mail.invalid").reason == "unreachable"


def test_nothing_is_said_in_clear_when_tls_is_wanted(post_office: PostOffice) -> None:
    delivery = send(post_office.port, smtp_is_tls=True)
    assert (delivery.outcome, delivery.reason) == ("unreachable", "unreachable")
    assert not post_office.mails


# There is no TLS on a loopback address.
@pytest.mark.filterwarnings("ignore:Requiring AUTH:UserWarning")
@pytest.mark.filterwarnings("ignore:auth_required:UserWarning")
@pytest.mark.parametrize(("password", "outcome"), [("right", "sent"), ("wrong", "unreachable")])
def test_a_refused_login_is_temporary(password: str, outcome: str) -> None:
    def check(_server: Any, _session: Any, _envelope: Any, _how: str, data: Any) -> AuthResult:
        return AuthResult(success=data.password == b"right", handled=False)

    manners: dict[str, Any] = {
        "authenticator": check,
        "auth_required": True,
        "auth_require_tls": False,
    }
    with open_office(PostOffice(), **manners) as office:
        delivery = send(office.port, smtp_username="holdfast", smtp_password=password)
        assert delivery.outcome == outcome
        assert len(office.mails) == (outcome == "sent")
