"""The process: a real server on a real port."""

import http.client
import io
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from psycopg import Connection

Json = dict[str, Any]
PATIENCE = 20.0


@pytest.fixture
def port() -> int:
    """A port that was free a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        number: int = listener.getsockname()[1]
    return number


@pytest.fixture
def process(url: str, port: int) -> Iterator[subprocess.Popen[str]]:
    """A running shim."""
    serve = f"from api.main import serve; serve('127.0.0.1', {port})"
    environ = os.environ | {"DATABASE_URL": url, "LOG_LEVEL": "INFO"}
    with subprocess.Popen(
        [sys.executable, "-c", serve], env=environ, stderr=subprocess.PIPE, text=True
    ) as process:
        until(lambda: answers(port))
        yield process
        process.kill()


def until(condition: Callable[[], bool]) -> None:
    """Wait for a condition; fails when patience runs out."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def answers(port: int) -> bool:
    """Does anything listen there?"""
    try:
        return call(port, "GET", "/livez")[0] == 200
    except OSError:
        return False


def call(
    port: int, method: str, path: str, body: bytes | io.BytesIO | None = None
) -> tuple[int, dict[str, str], Json]:
    """One request on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request(method, path, body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    headers = {name.lower(): value for name, value in response.getheaders()}
    answer = response.status, headers, json.loads(response.read())
    connection.close()
    return answer


@pytest.mark.parametrize("is_chunked", [False, True])
def test_ten_megabytes_are_refused_politely(
    process: subprocess.Popen[str], port: int, is_chunked: bool
) -> None:
    body = b'{"name": "' + b"x" * 10_000_000 + b'"}'
    status, headers, problem = call(
        port, "POST", "/api/bookings", io.BytesIO(body) if is_chunked else body
    )
    assert (status, problem["code"]) == (413, "RS101")
    assert headers["content-type"] == "application/problem+json"
    assert "server" not in headers


def test_requests_under_way_are_finished_before_it_ends(
    process: subprocess.Popen[str], port: int, url: str, operator: Connection, wish: Json
) -> None:
    answer: list[int] = []

    def book() -> None:
        answer.append(call(port, "POST", "/api/bookings", json.dumps(wish).encode())[0])

    with psycopg.connect(url) as blocker:
        blocker.execute("lock table core.booking in exclusive mode")
        client = threading.Thread(target=book)
        client.start()
        until(lambda: waits_for(operator, blocker))
        process.send_signal(signal.SIGTERM)
        until(lambda: not answers(port))
    client.join()

    assert answer == [201]
    # The signal's own exit status, after a clean shutdown.
    assert process.wait(PATIENCE) in (0, -signal.SIGTERM)
    assert process.stderr is not None
    lines = [json.loads(line) for line in process.stderr]
    assert [line["status"] for line in lines if line.get("route") == "/api/bookings"] == [201]


def waits_for(operator: Connection, blocker: Connection) -> bool:
    """Does any session wait for this one?"""
    row = operator.execute(
        "select exists (select from pg_stat_activity where %s = any (pg_blocking_pids(pid)))",
        (blocker.info.backend_pid,),
    ).fetchone()
    return row == (True,)
