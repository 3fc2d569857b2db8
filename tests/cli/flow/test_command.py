"""`holdfast flow` as it is typed: exit codes, lines and text."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from cli import server
from cli.problem import Problem
from tests.cli.flow.conftest import CONFIRMED, PENDING, Reply, Run, Stub, booking_json, lines

KEYS = ["timestamp", "level", "phase", "correlationId", "bookingId", "durationMs", "message"]
HTTP_KEYS = {"method", "url", "status", "requestId"}


def _confirming(stub: Stub) -> Stub:
    stub.will_answer(Reply(201, PENDING), Reply(200, CONFIRMED))
    return stub


def test_success_is_json_lines_and_zero(stub: Stub, run: Run) -> None:
    result = run("--no-database", BOOKING_API_BASE_URL=_confirming(stub).url)
    assert (result.exit_code, result.stderr) == (0, "")
    shown = lines(result)
    assert all(list(line)[: len(KEYS)] == KEYS for line in shown)
    assert [line["phase"] for line in shown] == ["submit", "submit", "inline_poll", "final_summary"]
    assert all(line.keys() >= HTTP_KEYS for line in shown[:-1])
    assert len({line["correlationId"] for line in shown}) == 1
    assert [line["bookingId"] for line in shown] == [None, 41, 41, 41]
    assert all(line["durationMs"] >= 0 and line["timestamp"].endswith("Z") for line in shown)


def test_the_words_reach_the_request(stub: Stub, run: Run) -> None:
    words = "--date 2030-05-01 --time 12:30 --party-size 6 --booking-type lunch --seating indoor"
    result = run(
        *words.split(),
        *("--restaurant-slug", "the-pub", "--no-database"),
        BOOKING_API_BASE_URL=f"{_confirming(stub).url}/",
    )
    assert result.exit_code == 0
    assert stub.asked[0].body | {"name": "", "email": "", "phone": ""} == {
        "restaurantSlug": "the-pub",
        "date": "2030-05-01",
        "time": "12:30",
        "party": 6,
        "bookingType": "lunch",
        "seating": "indoor",
        "notes": None,
        "name": "",
        "email": "",
        "phone": "",
        "marketingOptIn": False,
    }


def test_pretty_shows_the_same_facts_with_a_table(stub: Stub, run: Run) -> None:
    result = run("--no-database", "--pretty", BOOKING_API_BASE_URL=_confirming(stub).url)
    assert result.exit_code == 0
    for fact in ("7K2M9QXD", "The Pub", "Seat waste", "2030-05-01", "Dining Room", "D5", "201"):
        assert fact in result.stdout
    assert "{" not in result.stdout.splitlines()[-1]


def test_pretty_shows_no_control_sequences_of_a_server(stub: Stub, run: Run) -> None:
    stub.will_answer(Reply(422, {"detail": "\x1b[2Jgone [red]x[/red]", "hint": "a\nb"}))
    result = run("--no-database", "--pretty", BOOKING_API_BASE_URL=stub.url)
    assert result.exit_code == 1
    assert "\x1b" not in result.stdout and "[red]x[/red]" in result.stdout
    assert "What to do: a" in result.stdout


def test_failure_is_one_and_a_sentence(stub: Stub, run: Run) -> None:
    stub.will_answer(Reply(201, booking_json(status="failed", state="failed", reason="closed")))
    result = run("--no-database", BOOKING_API_BASE_URL=stub.url)
    assert result.exit_code == 1
    assert lines(result)[-1]["message"] == "Booking 7K2M9QXD is failed: closed."
    assert result.stderr.startswith("Error: Booking 7K2M9QXD is failed: closed.")


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"TEST_CUSTOMER_EMAIL": None}, ["TEST_CUSTOMER_EMAIL is not set", "export"]),
        ({"TEST_CUSTOMER_EMAIL": "a@b@c"}, ["TEST_CUSTOMER_EMAIL is not one"]),
        ({"BOOKING_API_BASE_URL": "localhost:8080"}, ["BOOKING_API_BASE_URL", "http://"]),
        ({"BOOKING_API_BASE_URL": "http://u:hunter2@h"}, ["user name or password"]),
        ({"SMTP_PORT": "many"}, ["SMTP_PORT"]),
        ({"DATABASE_URL": "hunter2"}, ["DATABASE_URL", "libpq URL"]),
        ({"DATABASE_URL": "postgresql://u:hunter2@127.0.0.1:1/x"}, ["refused", "holdfast doctor"]),
    ],
)
def test_a_bad_setting_is_named_before_anything_is_booked(
    stub: Stub, run: Run, environment: dict[str, str | None], words: list[str]
) -> None:
    result = run(**{"BOOKING_API_BASE_URL": stub.url, "DATABASE_URL": "dbname=x", **environment})
    assert result.exit_code == 1
    [line] = lines(result)
    assert line["phase"] == "error"
    assert all(word in f"{line['message']} {line['hint']}" for word in words)
    assert "hunter2" not in result.output
    assert stub.asked == []


def test_missing_database_settings_are_named(
    stub: Stub, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "server_pid", lambda: None)
    result = run(BOOKING_API_BASE_URL=stub.url)
    assert result.exit_code == 1
    assert "DATABASE_URL is not set" in result.stderr and "--no-database" in result.stderr
    assert stub.asked == []
    with pytest.raises(Problem):
        server.database_url()


@pytest.mark.parametrize(
    "words",
    [
        ["--date", "tomorrow"],
        ["--date", "2030-02-30"],
        ["--time", "25:00"],
        ["--party-size", "two"],
        ["--seating", "roof"],
        ["--timeout", "0"],
        ["--restaurant-id", "1", "--restaurant-slug", "x"],
    ],
)
def test_wrong_usage_is_two(run: Run, words: list[str]) -> None:
    assert run(*words).exit_code == 2


def test_an_interrupt_ends_cleanly() -> None:
    environment = {**os.environ, "TEST_CUSTOMER_EMAIL": "guest@example.org"}
    with socket.create_server(("127.0.0.1", 0)) as silent:
        environment["BOOKING_API_BASE_URL"] = f"http://127.0.0.1:{silent.getsockname()[1]}"
        holdfast = str(Path(sys.executable).with_name("holdfast"))
        command = [holdfast, "flow", "--no-database"]
        with subprocess.Popen(
            command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            connection, _ = silent.accept()
            with connection:
                process.send_signal(signal.SIGINT)
                output, complaint = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Interrupted before there was a booking" in output.splitlines()[-1]
    assert "Traceback" not in complaint
