"""`holdfast replay`: a book of requests in order of arrival, with what became of it."""

import json
import os
import signal
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner, Result
from psycopg.types.json import Jsonb

from cli.project import ROOT, VENUES
from cli.replay import read_book, replay
from tests.calls import ask, broken_invariants, day
from tests.evenings import SLUG, describe_bistro, table
from tests.faults.conftest import eventually

Play = Callable[..., Result]


@pytest.fixture
def bistro(database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database with one table for two and one for four, which cannot be joined."""
    monkeypatch.setenv("DATABASE_URL", database)
    with psycopg.connect(database) as connection:
        floor = describe_bistro([table("T1", 2, movable=False), table("T2", 4, movable=False)])
        connection.execute("select api.load_venue(%s)", (Jsonb(floor),))
    return database


def test_ctrl_c_ends_it_with_a_code_of_its_own(bistro: str, tmp_path: Path) -> None:
    book = tmp_path / "book.csv"
    visit = f"{day()}T19:00"
    book.write_text(f"arrives,visit,party\n2026-11-01T10:00,{visit},2\n2026-11-03T10:00,{visit},4")
    words = ["-m", "cli", "replay", str(book), "--venue", SLUG, "--speed", "1"]
    with (
        subprocess.Popen(
            [sys.executable, *words], cwd=ROOT, env=os.environ | {"DATABASE_URL": bistro},
            stderr=subprocess.PIPE, text=True,
        ) as process,
        psycopg.connect(bistro, autocommit=True) as connection,
    ):  # fmt: skip
        eventually(lambda: ask(connection, "select from core.booking") != [])
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.endswith("\ninterrupted\n") and "Traceback" not in said


@pytest.fixture
def play(tmp_path: Path) -> Play:
    """Plays a book given as its rows."""

    def run(*rows: str, arguments: tuple[str, ...] = ()) -> Result:
        book = tmp_path / "book.csv"
        book.write_text("\n".join(("arrives,visit,party", *rows)))
        return CliRunner().invoke(replay, [str(book), "--venue", SLUG, *arguments])

    return run


def test_whoever_came_first_is_seated(bistro: str, play: Play, tmp_path: Path) -> None:
    visit = f"{day()}T19:00"
    picture = tmp_path / "book.svg"
    # In the file the last to come stands first.
    played = play(
        f"2026-11-03T10:00,{visit},4",
        f"2026-11-01T10:00,{visit},2",
        f"2026-11-02T10:00,{visit},3",
        f"2026-11-04T10:00,{day()}T03:00,2",
        arguments=("--json", "--plan", str(picture)),
    )
    assert played.exit_code == 0, played.output
    told = json.loads(played.stdout)
    assert (told["confirmed"], told["covers seated"], told["wasted seats"]) == (2, 5, 1)
    assert told["moves"] == 0
    assert [count for name, count in told.items() if name.startswith("refused")] == [1]
    with psycopg.connect(bistro) as connection:
        seated = ask(
            connection,
            "select party_size from core.booking where state = 'confirmed' order by booking_id",
        )
        assert seated == [(2,), (3,)]
        assert broken_invariants(connection) == []
    assert len(list(ET.parse(picture).getroot().iter("{http://www.w3.org/2000/svg}title"))) >= 2


def test_a_book_is_played_on_the_day_that_is_wanted(bistro: str, play: Play) -> None:
    wanted = day() + timedelta(days=7)
    played = play(
        "2020-01-01T10:00,2020-02-01T19:00,2",
        "2020-01-01T11:00,2020-02-02T19:00,2",
        arguments=("--date", wanted.isoformat()),
    )
    assert played.exit_code == 0, played.output
    with psycopg.connect(bistro) as connection:
        days = ask(connection, "select service_date from core.booking order by 1")
    assert days == [(wanted,), (wanted + timedelta(days=1),)]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("2026-11-01T10:00,tomorrow,2", "line 2: give arrives and visit as 2026-12-04T19:00"),
        ("2026-11-01T10:00,2026-12-01T19:00,two", "line 2: give arrives"),
        ("2026-11-01T10:00", "party as a whole number"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(bistro: str, play: Play, row: str, fault: str) -> None:
    played = play(row)
    assert played.exit_code == 1 and fault in " ".join(played.output.split())


def test_the_example_is_a_book() -> None:
    book = read_book(VENUES / "white-horse-book.csv")
    assert len(book) > 100
    assert book == sorted(book)
    assert all(arrives < visit for arrives, visit, _ in book)
