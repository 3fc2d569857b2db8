"""A real SMTP server that misbehaves on demand, workers as processes of their own, and chance.

What a test draws by chance it draws from `chance`, whose seed stands in the test's name. SEED names
the first seed and SEEDS how many there are: `make soak` takes ten new ones.
"""

import asyncio
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic, sleep
from typing import Any

import psycopg
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from psycopg import Connection

from cli.project import ROOT

# They assert for the tests: what they found belongs into the report.
pytest.register_assert_rewrite("tests.faults.aftermath", "tests.faults.drain")

FIRST_SEED = int(os.environ.get("SEED", "20261121"))
SEEDS = int(os.environ.get("SEEDS", "1"))

PATIENCE = 20
"""Seconds after which a wait has failed."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "seed" in metafunc.fixturenames:
        metafunc.parametrize("seed", range(FIRST_SEED, FIRST_SEED + SEEDS))


@pytest.fixture
def chance(seed: int) -> random.Random:
    """Where this test's surprises come from; the seed is shown when it fails."""
    print(f"seed {seed}")
    return random.Random(seed)


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
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return self.replies.get("DATA", "250 2.0.0 Ok: queued as 4XyZ123")

    def _reply(self, command: str, accept: Callable[[], None]) -> str:
        if command in self.replies:
            return self.replies[command]
        accept()
        return "250 OK"

    def wait_for_mail(self) -> None:
        assert self.arrived.acquire(timeout=PATIENCE), "no mail arrived"


class _AnyPort(Controller):
    """Listens on a free port, which only the bound socket knows."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def open_office(office: PostOffice, *, on_port: int = 0, **manners: Any) -> Iterator[PostOffice]:
    """Serve on a port of 127.0.0.1, a free one if not told; `manners` are aiosmtpd's own."""
    controller = _AnyPort(office, hostname="127.0.0.1", port=on_port, **manners)
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


class WorkerProcess:
    """`python -m worker` as a process of its own, and what it logs."""

    def __init__(self, environment: Mapping[str, str], program: Sequence[str]) -> None:
        self.lines: list[dict[str, Any]] = []
        self._news = threading.Condition()
        self._process = subprocess.Popen(
            [sys.executable, *program],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], **environment},
            stderr=subprocess.PIPE,
            text=True,
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stderr is not None
        with self._process.stderr as stream:
            for line in stream:
                with self._news:
                    self.lines.append(json.loads(line))
                    self._news.notify_all()

    def wait_for(self, event: str, **fields: object) -> dict[str, Any]:
        """The first line of this event with these fields, past or to come."""
        wanted = {"event": event, **fields}

        def found() -> dict[str, Any] | None:
            return next((line for line in self.lines if wanted.items() <= line.items()), None)

        with self._news:
            line = self._news.wait_for(found, timeout=PATIENCE)
        assert line, f"no {wanted} in {self.lines}"
        return line

    @property
    def pid(self) -> int:
        return self._process.pid

    def send_signal(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def wait(self) -> int:
        """The exit code; minus the signal's number when it was killed."""
        code = self._process.wait(timeout=PATIENCE)
        self._reader.join(timeout=PATIENCE)
        return code

    def kill(self) -> None:
        """As a crash would: nothing is finished, nothing handed back."""
        self._process.kill()
        self.wait()


@pytest.fixture
def worker(venue_database: str) -> Iterator[Connection]:
    """A worker's connection, with no more rights than a worker's."""
    with psycopg.connect(
        venue_database, autocommit=True, options="-c role=holdfast_worker"
    ) as connection:
        yield connection


@pytest.fixture
def owner(venue_database: str) -> Iterator[Connection]:
    """A superuser's connection, to ask and to break things."""
    with psycopg.connect(venue_database, autocommit=True) as connection:
        yield connection


Start = Callable[..., WorkerProcess]


@pytest.fixture
def launch_worker() -> Iterator[Start]:
    """Starts workers with exactly the environment that is given; ends those that are left."""
    launched: list[WorkerProcess] = []

    def launch(program: Sequence[str] = ("-m", "worker"), **environment: object) -> WorkerProcess:
        named = {name: str(value) for name, value in environment.items()}
        worker = WorkerProcess(named, program)
        launched.append(worker)
        worker.wait_for("worker_started")
        return worker

    yield launch
    for worker in launched:
        worker.kill()


@pytest.fixture
def start_worker(venue_database: str, post_office: PostOffice, launch_worker: Start) -> Start:
    """Starts workers on the test's own database and mail server, quick to look for work."""
    defaults = {
        "DATABASE_URL": venue_database,
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": post_office.port,
        "HOLDFAST_WORKER_POLL_IDLE": 0.05,
    }
    return lambda *program, **environment: launch_worker(*program, **(defaults | environment))


def book(url: str, count: int = 1, *, party: int = 2) -> list[int]:
    """Ask for tables from a week on, 15 an evening, so that all find one; the bookings' keys."""
    with psycopg.connect(url, autocommit=True) as connection:
        return [
            booking_id
            for number in range(count)
            for (booking_id,) in connection.execute(
                "select booking_id from api.request_booking("
                " p_venue => 'white-horse-waterbeach', p_date => current_date + 7 + %(day)s::int,"
                " p_time => '19:00', p_party => %(party)s::int, p_service => 'dinner',"
                " p_name => 'Zoë Guest', p_email => 'zoe.guest@example.com')",
                {"day": number // 15, "party": party},
            )
        ]


def eventually(check: Callable[[], bool]) -> None:
    """Wait for something that becomes true by itself."""
    deadline = monotonic() + PATIENCE
    while not check():
        assert monotonic() < deadline, "it never came true"
        sleep(0.02)
