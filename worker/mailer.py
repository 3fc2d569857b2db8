"""SMTP: one conversation for a batch, and a verdict on each e-mail.

Delivery is at least once: a server that hangs up after the final dot may have taken the e-mail or
not, so it is sent again, under the same Message-ID.
"""

import re
import smtplib
import ssl
from dataclasses import dataclass
from functools import cache
from socket import getfqdn
from types import TracebackType
from typing import Literal, Self

from runtime.settings import Settings
from worker.limits import Deadline, time_for_mail
from worker.render import Email
from worker.text import one_line

_AUTHENTICATION = frozenset({530, 534, 535, 538})
_SERVER_TROUBLE = frozenset(
    {
        "interrupted",
        *(f"{stage}_refused_421" for stage in ("sender", "recipient", "data", "content")),
    }
)
_NO_SUCH_ADDRESS = frozenset({550, 551, 553})
# With an enhanced status it must be the address that is bad (5.1.x, 5.2.1), not we or the words.
_OTHER_FAULT = re.compile(r"\b5\.(?!1\.\d|2\.1\b)\d\.\d+")
_GOODBYE_SECONDS = 0.5
_LONGEST_REPLY = 300
_QUEUE_ID = re.compile(r"(?:queued as |\bid=)<?([^\s<>]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of one e-mail: `reason` is a word for the logs, `error` the story behind it.

    Neither contains the recipient's address. `bounced` is `failed` because there is no such
    address; `unreachable` says that there was no server to take it.
    """

    outcome: Literal["sent", "retry", "failed", "bounced", "suppressed", "unreachable"]
    provider_id: str | None = None
    reason: str | None = None
    error: str | None = None

    @property
    def is_server_well(self) -> bool:
        """Whether it is worth going on with the next e-mail."""
        return self.outcome != "unreachable" and self.reason not in _SERVER_TROUBLE


class Mailer:
    """A context manager that connects when the first e-mail is sent."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._time = time_for_mail(settings)
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._smtp is not None:
            _say_goodbye(self._smtp)

    def send(self, email: Email) -> Delivery:
        """Hand one e-mail to the server, within the time for one; no answer of it is raised."""
        deadline = Deadline.after(self._time)
        try:
            smtp = self._smtp = self._smtp or _connect(self._settings, deadline)
        except OSError as error:
            return Delivery("unreachable", reason="unreachable", error=_story(error))
        try:
            return _Transaction(smtp, email, deadline).run()
        except _Refused as refused:
            self._start_over(smtp)
            return refused.delivery
        except OSError as error:
            smtp.close()
            self._smtp = None
            return Delivery("retry", reason="interrupted", error=_story(error))

    def _start_over(self, smtp: smtplib.SMTP) -> None:
        try:
            smtp.rset()
        except OSError:
            smtp.close()
            self._smtp = None


class _Refused(Exception):
    def __init__(self, delivery: Delivery) -> None:
        self.delivery = delivery


@dataclass(frozen=True, slots=True)
class _Transaction:
    """MAIL, RCPT, DATA, each within what is left of the time."""

    smtp: smtplib.SMTP
    email: Email
    deadline: Deadline

    def run(self) -> Delivery:
        """The delivery. Raises _Refused with the server's verdict, OSError when it is gone."""
        # A sender that is refused is our own fault, not this e-mail's: never final.
        self._expect(2, "sender", f"MAIL FROM:<{self.email.sender}>", is_final=False)
        self._expect(2, "recipient", f"RCPT TO:<{self.email.recipient}>")
        self._expect(3, "data", "DATA")
        reply = self._send_content()
        queue_id = _QUEUE_ID.search(reply)
        return Delivery("sent", provider_id=queue_id[1] if queue_id else self.email.message_id)

    def _expect(self, first_digit: int, stage: str, command: str, is_final: bool = True) -> None:
        _allow(self.smtp, self.deadline)
        code, reply = self.smtp.docmd(command)
        self._judge(first_digit, stage, code, reply, is_final)

    def _send_content(self) -> str:
        # smtplib's own data() would give every one of its steps all of the remaining time.
        _allow(self.smtp, self.deadline)
        self.smtp.send(re.sub(rb"(?m)^\.", b"..", self.email.body) + b".\r\n")
        _allow(self.smtp, self.deadline)
        code, reply = self.smtp.getreply()
        return self._judge(2, "content", code, reply, is_final=True)

    def _judge(self, first_digit: int, stage: str, code: int, reply: bytes, is_final: bool) -> str:
        text = _without(self.email.recipient, one_line(reply.decode("utf-8", "replace")))
        if code // 100 == first_digit:
            return text
        raise _Refused(
            Delivery(
                _verdict(stage, code, text) if is_final else "retry",
                reason=f"{stage}_refused_{code}",
                error=f"{stage} refused: {code} {text[:_LONGEST_REPLY]}",
            )
        )


def _verdict(stage: str, code: int, text: str) -> Literal["retry", "failed", "bounced"]:
    if code // 100 != 5 or code in _AUTHENTICATION:
        return "retry"
    is_address = stage == "recipient" and code in _NO_SUCH_ADDRESS
    return "bounced" if is_address and not _OTHER_FAULT.search(text) else "failed"


def _connect(settings: Settings, deadline: Deadline) -> smtplib.SMTP:
    """A session that may send. Raises OSError."""
    smtp = smtplib.SMTP(
        settings.smtp_host,
        settings.smtp_port,
        local_hostname=_own_name(),
        timeout=deadline.remaining(),
    )
    try:
        if settings.smtp_is_tls:
            _allow(smtp, deadline)
            smtp.starttls(context=ssl.create_default_context())
        _allow(smtp, deadline)
        smtp.ehlo_or_helo_if_needed()
        if settings.smtp_username is not None:
            _allow(smtp, deadline)
            smtp.login(settings.smtp_username, settings.smtp_password or "")
    except OSError:
        smtp.close()
        raise
    return smtp


def _say_goodbye(smtp: smtplib.SMTP) -> None:
    try:
        _allow(smtp, Deadline.after(_GOODBYE_SECONDS))
        smtp.quit()
    except OSError:
        smtp.close()


def _allow(smtp: smtplib.SMTP, deadline: Deadline) -> None:
    """The next wait may last until the deadline."""
    if smtp.sock is not None:
        smtp.sock.settimeout(max(deadline.remaining(), 0.001))


@cache
def _own_name() -> str:
    # Asked once: it may be a slow question to a name server.
    return getfqdn()


def _story(error: OSError) -> str:
    return one_line(f"{type(error).__name__}: {error}")[:_LONGEST_REPLY]


def _without(address: str, text: str) -> str:
    """Servers like to repeat the address; it belongs to the customer's row alone."""
    local_part = address.rpartition("@")[0]
    pattern = rf"<?{re.escape(address)}>?|\b{re.escape(local_part)}\b"
    return re.sub(pattern, "<recipient>", text, flags=re.IGNORECASE)
