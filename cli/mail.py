"""A mail catcher: takes every message and keeps it as a file; nothing is passed on."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class MailBox:
    """Writes each message to a file of its own: .eml, which mail programs open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        content = envelope.content or b""
        raw = content.encode() if isinstance(content, str) else content
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%S.%f}.eml"
        # Whoever looks for the message must never find half of it.
        unfinished = self.folder / f"{name}.part"
        unfinished.write_bytes(raw)
        unfinished.rename(self.folder / name)
        return "250 2.0.0 kept"


@contextmanager
def mail_catcher(folder: Path, port: int) -> Iterator[None]:
    """A catcher on 127.0.0.1 that runs, in a thread, as long as the context."""
    controller = Controller(MailBox(folder), hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield
    finally:
        controller.stop()
