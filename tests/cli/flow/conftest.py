"""A real HTTP server with prepared answers, a clock that only sleeping moves, and a way to run."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli.flow import Event, FlowOptions
from cli.main import main

EMAIL = "guest@example.org"
TABLE = {"id": 7, "label": "D5", "zone": "Dining Room", "capacity": 4}


def booking_json(**changes: Any) -> dict[str, Any]:
    """A pending booking as the shim shows it."""
    return {
        "id": 41,
        "reference": "7K2M9QXD",
        "status": "pending",
        "state": "assignment_pending",
        "reason": None,
        "venue": {"slug": "the-pub", "name": "The Pub", "timezone": "Europe/London"},
        "bookingDate": "2030-05-01",
        "startTime": "19:00",
        "endTime": "20:00",
        "partySize": 2,
        "bookingType": "dinner",
        "seatingPreference": "any",
        "tables": [],
        **changes,
    }


PENDING = booking_json()
CONFIRMED = booking_json(status="confirmed", state="confirmed", tables=[TABLE])


@dataclass(frozen=True)
class Reply:
    """One prepared answer: `body` is JSON, or raw bytes as they are."""

    status: int
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)

    def content(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


@dataclass(frozen=True)
class Asked:
    """One request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any


class Stub:
    """Answers the requests in order, the last answer again and again."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.asked: list[Asked] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def will_answer(self, *replies: Reply) -> None:
        self.replies = list(replies)

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _next(self) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]

    def _handler(stub) -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            def _answer(self) -> None:
                sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                body = json.loads(sent) if sent else None
                stub.asked.append(Asked(self.command, self.path, dict(self.headers), body))
                reply = stub._next()
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.content())))
                self.end_headers()
                self.wfile.write(reply.content())

            do_GET = do_POST = _answer

            def log_message(self, *_: Any) -> None:
                """Keep the test's output clean."""

        return Handler


@pytest.fixture
def stub() -> Iterator[Stub]:
    """A server that answers whatever it is told to."""
    stub = Stub()
    yield stub
    stub.close()


class Clock:
    """Seconds that pass only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    """A clock that starts at 1000 s."""
    return Clock()


@pytest.fixture
def events() -> list[Event]:
    """Where a run's events are collected: pass `events.append`."""
    return []


@pytest.fixture
def options(stub: Stub) -> FlowOptions:
    """Options for a run against the stub alone, over HTTP."""
    return FlowOptions(customer_email=EMAIL, base_url=stub.url)


Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `holdfast flow` with these words and this environment alone."""

    def invoke(*words: str, **environment: str | None) -> Result:
        for name in ("DATABASE_URL", "BOOKING_API_BASE_URL", "HOLDFAST_STAFF_TOKEN"):
            monkeypatch.delenv(name, raising=False)
        settings = {"TEST_CUSTOMER_EMAIL": EMAIL, **environment}
        return CliRunner().invoke(main, ["flow", *words], env=settings)

    return invoke


def lines(result: Result) -> list[dict[str, Any]]:
    """Standard output as the objects that it is made of."""
    return [json.loads(line) for line in result.stdout.splitlines()]
