"""A real SMTP server that misbehaves on demand, and workers as processes of their own."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from cli.project import ROOT
from runtime.settings import Settings


@dataclass(frozen=True)
class Mail:
    """What arrived after the final dot."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes


@dataclass
class PostOffice:
    """An SMTP server's manners. `replies` replaces what it says to MAIL, RCPT or DATA."""

    port: int = 0
    replies: dict[str, str] = field(default_factory=dict)
    is_dropping: bool = False
    """Takes the mail, then hangs up without a word."""
    mails: list[Mail] = field(default_factory=list)
    session_count: int = 0
    arrived: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    """Released once for each mail that arrives."""
    gate: threading.Event = field(default_factory=threading.Event)
    """The answer to each mail waits for it; open unless a test closes it."""

    def __post_init__(self) -> None:
        self.gate.set()

    async def handle_EHLO(
        self, _server: SMTP, session: Session, _envelope: Envelope, name: str, lines: list[str]
    ) -> list[str]:
        self.session_count += 1
        session.host_name = name
        return lines

    async def handle_MAIL(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        return self._reply("MAIL", lambda: setattr(envelope, "mail_from", address))

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        return self._reply("RCPT", lambda: envelope.rcpt_tos.append(address))

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        content = envelope.original_content or b""
        self.mails.append(Mail(str(envelope.mail_from), tuple(envelope.rcpt_tos), content))
        self.arrived.release()
        while not self.gate.is_set():
            await asyncio.sleep(0.01)
        if self.is_dropping:
            assert server.transport is not None
            server.transport.abort()
        return self.replies.get("DATA", "250 2.0.0 Ok: queued as 4XyZ123")

    def _reply(self, command: str, accept: Callable[[], None]) -> str:
        if command in self.replies:
            return self.replies[command]
        accept()
        return "250 OK"

    def wait_for_mail(self) -> None:
        assert self.arrived.acquire(timeout=20), "no mail arrived"


class _AnyPort(Controller):
    """Listens on a free port, which only the bound socket knows."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def open_office(office: PostOffice, **manners: Any) -> Iterator[PostOffice]:
    """Serve on a free port of 127.0.0.1; `manners` are aiosmtpd's own."""
    controller = _AnyPort(office, hostname="127.0.0.1", port=0, **manners)
    controller.start()
    office.port = controller.port
    try:
        yield office
    finally:
        office.gate.set()
        controller.stop()


@pytest.fixture
def post_office() -> Iterator[PostOffice]:
    """A server with good manners, until a test changes them."""
    with open_office(PostOffice()) as office:
        yield office


@pytest.fixture
def dead_port() -> Iterator[int]:
    """A port of 127.0.0.1 that nobody listens on, and nobody else can take."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]
