"""`holdfast demo`, for real: worker, HTTP interface and mail catcher as its own processes."""

import datetime
import email
import email.policy
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import psycopg
import pytest

from cli import server
from cli.demo import DINNER_TIME, PARTY, VENUE, _free_time, _public_url
from cli.ports import is_free
from cli.project import ROOT

SECONDS = 90
HOLD = "select outcome from api.attempt_hold(%s, %s, %s, %s, 'dinner')"


@pytest.fixture
def ports() -> list[int]:
    """Two ports that were free a moment ago, for HTTP and for mail."""
    with (
        socket.create_server(("127.0.0.1", 0)) as one,
        socket.create_server(("127.0.0.1", 0)) as other,
    ):
        return [one.getsockname()[1], other.getsockname()[1]]


@contextmanager
def _demo(database: str, ports: list[int], *options: str) -> Iterator[subprocess.Popen[str]]:
    http, smtp = map(str, ports)
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "demo", "--port", http, "--mail-port", smtp, *options],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": database},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with process:
        yield process
        process.kill()


def _read_until(process: subprocess.Popen[str], sentence: str) -> str:
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if sentence in line:
            return said
    raise AssertionError(f"{sentence!r} was never said:\n{said}")


def _wait_until_free(port: int) -> None:
    deadline = time.monotonic() + SECONDS
    while not is_free(port):
        assert time.monotonic() < deadline, f"port {port} is still served"
        time.sleep(0.05)


def test_one_booking_is_confirmed_and_the_mail_is_there(database: str, ports: list[int]) -> None:
    with socket.create_server(("127.0.0.1", ports[0])):
        with _demo(database, ports, "--once", "--email", "ada@example.com") as process:
            said, _ = process.communicate(timeout=SECONDS)
    assert process.returncode == 0, said
    assert f"port {ports[0]} is busy" in said
    summary = json.loads(said.splitlines()[-1])
    assert summary["booking"]["status"] == "confirmed"
    assert len(summary["tables"]) == 1

    path = re.search(r"^the guest's mail: (\S+)$", said, re.MULTILINE)
    assert path is not None
    raw = (ROOT / path[1]).read_bytes()
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert message["to"].addresses[0].addr_spec == "ada@example.com"
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds[:4] == ["multipart/mixed", "multipart/alternative", "text/plain", "text/html"]
    assert kinds[4:] == ["text/calendar", "application/ics"]
    for part in (message.get_body(["plain"]), message.get_body(["html"])):
        assert part is not None
        assert summary["booking"]["reference"] in part.get_content()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_told_to_end(
    database: str, ports: list[int], number: signal.Signals
) -> None:
    with _demo(database, ports) as process:
        _read_until(process, "serving until Ctrl-C")
        assert not is_free(ports[0])
        process.send_signal(number)
        assert process.wait(SECONDS) == 0
    assert is_free(ports[0])


def test_its_processes_end_with_it_even_when_it_is_killed(database: str, ports: list[int]) -> None:
    with _demo(database, ports) as process:
        _read_until(process, "serving until Ctrl-C")
        process.kill()
    _wait_until_free(ports[0])
    with psycopg.connect(database) as connection:
        for _ in range(SECONDS * 10):
            query = "select from pg_stat_activity where application_name like 'holdfast worker%'"
            if connection.execute(query).fetchone() is None:
                return
            connection.commit()
            time.sleep(0.1)
    raise AssertionError("the worker is still connected")


def test_links_lead_back_to_the_first_demo_when_a_second_ends(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "embedded_url", lambda: database)

    def public_url() -> str:
        with psycopg.connect(database) as connection:
            [(found,)] = connection.execute("select public_url from core.site").fetchall()
        return str(found)

    with _public_url(database, 8091):
        with _public_url(database, 8092):
            assert public_url() == "http://127.0.0.1:8092"
        assert public_url() == "http://127.0.0.1:8091"
    with ExitStack() as first, ExitStack() as second:
        first.enter_context(_public_url(database, 8091))
        second.enter_context(_public_url(database, 8092))
        first.close()
        assert public_url() == "http://127.0.0.1:8092"


def test_a_taken_evening_is_stepped_around(venue_database: str) -> None:
    day, moment = _free_time(venue_database)
    assert moment == DINNER_TIME
    with psycopg.connect(venue_database, autocommit=True) as connection:
        wanted = (VENUE, day, moment, PARTY)
        while connection.execute(HOLD, wanted).fetchone() == ("held",):
            pass
    other_day, other_moment = _free_time(venue_database)
    assert (other_day, other_moment) != (day, moment)
    assert other_day - day < datetime.timedelta(days=2)
