"""How a command says what the database refused: a sentence and what to do, and nothing internal."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from psycopg.conninfo import make_conninfo

from cli.main import main
from tests.calls import day


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
