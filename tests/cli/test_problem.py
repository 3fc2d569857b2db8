"""How a command says what the database refused: a sentence and what to do, and nothing internal."""

import json
import os
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from psycopg.conninfo import make_conninfo

from cli.main import main
from cli.ports import any_free
from tests.calls import confirmed, day


def run(*words: str) -> str:
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 1, done.output
    for inside in ("CONTEXT", "PL/pgSQL", "select", "LINE 1", "DETAIL", "Traceback"):
        assert inside not in done.output
    return done.output


def test_a_refusal_is_said_with_its_hint(
    venue_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", venue_database)
    for words in (("flag", "add", "nope"), ("optimize", "nope", day().isoformat())):
        assert "Error: there is no such venue. Check the venue's slug; " in run(*words)
    assert "NOSUCHREF2: there is no such booking. Check" in run("booking", "show", "NOSUCHREF2")


def test_a_files_faults_are_followed_up_with_a_hint(
    venue_database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", venue_database)
    file = tmp_path / "my-pub.json"
    file.write_text(json.dumps({"slug": "my-pub", "colour": 1}))
    first, *faults = run("venue", "load", str(file)).splitlines()
    assert "load the whole file again." in first
    assert any(line.startswith("  $.colour: ") for line in faults), faults


def test_a_server_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql:///x?host=/nowhere-{os.getpid()}")
    [said] = run("queue", "ls").splitlines()
    assert "No such file or directory. Check DATABASE_URL, and that the server runs" in said


def test_a_database_in_which_nothing_is_deployed(
    server_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", make_conninfo(server_url, dbname="postgres"))
    for words in (("flag", "ls"), ("optimize", "nope", day().isoformat())):
        [said] = run(*words).splitlines()
        assert "does not exist. Is Holdfast deployed there? Run `make deploy`" in said


def test_the_embedded_server_is_not_meant_where_another_one_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "dbname=x")
    for command in ("start", "stop", "rebase", "reset"):
        assert run("db", command).endswith("names another one: unset DATABASE_URL\n")


def test_a_shim_that_does_not_answer_is_to_be_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BOOKING_API_BASE_URL", f"http://127.0.0.1:{any_free()}")
    said = run("slot-fill", "--report", str(tmp_path))
    assert "start it with `holdfast serve`, or unset the variable" in said


def test_bookings_that_a_new_rule_moves_are_to_be_told(
    venue_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", venue_database)
    with psycopg.connect(venue_database) as connection:
        confirmed(connection)
        connection.execute("update core.venue set timezone = 'Europe/Paris'")
    assert "1 bookings are claimed" in (said := run("tz", "recheck"))
    assert "tell their guests, or cancel them and book them anew" in said
